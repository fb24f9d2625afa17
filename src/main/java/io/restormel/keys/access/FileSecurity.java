package io.restormel.keys.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * The dashboard's scripts, styles and fonts: the same for everybody, named by their content, and so kept by browsers
 * without asking again. Who is signed in is not looked at.
 */
@Configuration(proxyBeanMethods = false)
class FileSecurity {

    private static final List<String> FOLDERS = List.of("/VAADIN/build/", "/VAADIN/static/", "/aura/", "/assets/");

    @Bean
    @Order(2)
    SecurityFilterChain fileChain(HttpSecurity http) throws Exception {
        SecurityHeaders.apply(http);
        return http.securityMatcher(FileSecurity::asksFile)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                // Else "Pragma: no-cache" stays beside the Cache-Control of each file, and Chromium asks every time.
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        // A page of another origin, with exported components, needs an answer of its own.
                        .addHeaderWriter(new StaticHeadersWriter("Vary", "Origin")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Vaadin answers its own calls, those with a {@code v-r}, at any address. */
    private static boolean asksFile(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod()))
                && FOLDERS.stream().anyMatch(path::startsWith)
                && request.getParameter("v-r") == null;
    }
}
