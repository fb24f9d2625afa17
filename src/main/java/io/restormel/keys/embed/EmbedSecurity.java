package io.restormel.keys.embed;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Embeds come from other sites' pages: no cookie is read or set, and nobody who is signed in counts as such. */
@Configuration(proxyBeanMethods = false)
class EmbedSecurity {

    /** Before the API's chain, which knows keys only. */
    @Bean
    @Order(-2)
    SecurityFilterChain widgetChain(HttpSecurity http, WidgetGate gate) throws Exception {
        return cookieless(http.securityMatcher("/keys/v1/widget/**"))
                .headers(headers -> headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .addFilterBefore(new WidgetFilter(gate), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Files, the secret field and the hosted page: each says itself which pages it may be part of. */
    @Bean
    @Order(-1)
    SecurityFilterChain embedChain(HttpSecurity http) throws Exception {
        return cookieless(http.securityMatcher("/embed/**", "/connect/**"))
                .headers(headers ->
                        headers.defaultsDisabled().contentTypeOptions(_ -> {}).httpStrictTransportSecurity(_ -> {}))
                .build();
    }

    private static HttpSecurity cookieless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    }
}
