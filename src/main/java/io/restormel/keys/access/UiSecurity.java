package io.restormel.keys.access;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.restormel.keys.access.ui.LoginView;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The dashboard: sessions, form login, and OAuth2 login where a provider is configured. */
@Configuration(proxyBeanMethods = false)
class UiSecurity {

    private static final Logger log = LoggerFactory.getLogger(UiSecurity.class);

    @Bean
    @Order(3)
    SecurityFilterChain uiChain(
            HttpSecurity http, OAuthMembers members, Optional<ClientRegistrationRepository> registrations)
            throws Exception {
        SecurityHeaders.apply(http);
        // PasswordSignIn, the one AuthenticationProvider bean, is asked without being named here: named as well, it
        // would be asked twice, and so count each failure twice.
        http.addFilterBefore(new SameOriginSignIn(), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new EndedSessions(), AnonymousAuthenticationFilter.class);
        http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/favicon.ico", "/error").permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class).anyRequest(AuthorizedUrl::authenticated));
        if (registrations.isPresent()) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .failureHandler((request, response, failure) ->
                            new DefaultRedirectStrategy().sendRedirect(request, response, explained(failure)))
                    .userInfoEndpoint(
                            user -> user.oidcUserService(members.oidc()).userService(members.oauth2()))
                    .permitAll());
        }
        return http.build();
    }

    /** Not being a member is for the administrator to mend; anything else is worth another try. */
    private static String explained(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException oauth
                && OAuthMembers.NOT_INVITED.equals(oauth.getError().getErrorCode())) {
            return "/login?error=not-invited";
        }
        // On one line, whatever the caller or the provider put into the message.
        log.warn(
                "A sign-in by OAuth2 was not completed: {}",
                String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " "));
        return "/login?error=oauth";
    }
}
