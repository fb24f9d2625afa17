package io.restormel.keys.embed;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;

/**
 * What pages of other origins may ask of the dashboard's machinery: the exported components' scripts, and the calls of
 * those components. Nobody is signed in there, and the widget session decides what a component shows.
 */
@Configuration(proxyBeanMethods = false)
class ExportedSecurity {

    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> foreignCookies() {
        return factory ->
                factory.addContextCustomizers(context -> context.setCookieProcessor(new ForeignCookies(context)));
    }

    /** Before the dashboard's chain. Vaadin's calls carry a token against forgery of their own. */
    @Bean
    @Order(0)
    SecurityFilterChain exportedChain(HttpSecurity http, OriginDirectory origins) throws Exception {
        return http.securityMatcher(request -> ForeignPage.asks(request) && isVaadins(path(request)))
                .cors(cors -> cors.configurationSource(request -> allowed(request, origins)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.defaultsDisabled().contentTypeOptions(_ -> {}).httpStrictTransportSecurity(_ -> {}))
                .authorizeHttpRequests(requests -> requests.requestMatchers(ExportedSecurity::isOfComponents)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static boolean isVaadins(String path) {
        return path.equals("/") || path.startsWith("/web-component/") || path.startsWith("/VAADIN/");
    }

    /** Not {@code init}, which would start a page of the dashboard. */
    private static boolean isOfComponents(HttpServletRequest request) {
        var kind = request.getParameter("v-r");
        return !path(request).equals("/") || "uidl".equals(kind) || "heartbeat".equals(kind);
    }

    /** An unknown origin gets an empty list, and with it a refusal. */
    private static CorsConfiguration allowed(HttpServletRequest request, OriginDirectory origins) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(isKnown(origin, origins) ? List.of(origin) : List.of());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of("Content-Type"));
        cors.setAllowCredentials(true);
        cors.setMaxAge(PREFLIGHT_KEPT);
        return cors;
    }

    private static boolean isKnown(@Nullable String origin, OriginDirectory origins) {
        return origin != null && origins.isKnown(origin);
    }
}
