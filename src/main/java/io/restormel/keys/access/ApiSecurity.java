package io.restormel.keys.access;

import io.restormel.keys.platform.ErrorJson;
import io.restormel.keys.platform.ProblemReply;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.CorsFilter;

/** The API: keys only, no session, no cookie, and so nothing that a foreign page could ride on. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final ErrorJson UNAUTHORIZED =
            ErrorJson.of("unauthorized", "Send a valid key as \"Authorization: Bearer …\"");

    private static final String[] PUBLIC = {
        "/keys/*/models/**", "/keys/*/catalog", "/keys/dashboard/api/models/**", "/keys/dashboard/api/catalog"
    };

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            KeyDigest digest,
            GatewayKeyLookup keys,
            List<KeyUse> uses,
            KeyProperties properties,
            ApiOrigins origins,
            Clock clock)
            throws Exception {
        SecurityHeaders.apply(http);
        return http.securityMatcher("/keys/**", "/v1/**", "/api/**")
                .addFilter(cors(origins))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .addFilterBefore(
                        new KeyFilter(digest, keys, uses, properties, clock), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/health")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, PUBLIC)
                        .permitAll()
                        // Signed by a shared secret in place of a key; its controller looks at that.
                        .requestMatchers(HttpMethod.POST, "/keys/v1/secret-alerts", "/keys/dashboard/api/secret-alerts")
                        .permitAll()
                        // Whoever signs in has no key yet; the original's address of the page leads to ours.
                        .requestMatchers(
                                HttpMethod.POST,
                                "/keys/v1/cli/device/start",
                                "/keys/v1/cli/device/token",
                                "/keys/dashboard/api/cli/device/start",
                                "/keys/dashboard/api/cli/device/token")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/keys/dashboard/cli/connect")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                        (_, response, _) -> ProblemReply.write(response, HttpStatus.UNAUTHORIZED, UNAUTHORIZED)))
                .build();
    }

    private static CorsFilter cors(ApiOrigins origins) {
        var filter = new CorsFilter(new ApiCors(origins));
        filter.setCorsProcessor(new ApiCorsProcessor());
        return filter;
    }
}
