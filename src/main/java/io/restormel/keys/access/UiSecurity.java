package io.restormel.keys.access;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.restormel.keys.access.ui.LoginView;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The dashboard: sessions, form login, and OAuth2 login where a provider is configured. */
@Configuration(proxyBeanMethods = false)
class UiSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain uiChain(
            HttpSecurity http, OAuthMembers members, Optional<ClientRegistrationRepository> registrations)
            throws Exception {
        SecurityHeaders.apply(http);
        // PasswordSignIn, the one AuthenticationProvider bean, is asked without being named here: named as well, it
        // would be asked twice, and so count each failure twice.
        http.addFilterBefore(new SameOriginSignIn(), UsernamePasswordAuthenticationFilter.class);
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/assets/**", "/favicon.ico", "/error")
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class).anyRequest(AuthorizedUrl::authenticated));
        if (registrations.isPresent()) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .failureUrl("/login?error=oauth")
                    .userInfoEndpoint(
                            user -> user.oidcUserService(members.oidc()).userService(members.oauth2()))
                    .permitAll());
        }
        return http.build();
    }
}
