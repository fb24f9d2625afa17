package io.restormel.keys.access;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * A company's OpenID Connect issuer on a port of its own: Spring Authorization Server with its own sign-in page, where
 * everybody's password is {@value #PASSWORD}. Whoever has "unverified" in the name has an address that was never checked.
 *
 * <p>Not annotated as a configuration, so that the application under test does not find it in its own packages.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    OAuth2AuthorizationServerAutoConfiguration.class,
    OAuth2AuthorizationServerJwtAutoConfiguration.class
})
class CompanyAccounts {

    static final String PASSWORD = "company password";
    static final String CLIENT = "restormel";
    static final String SECRET = "company-client-secret";
    private static final String PREFIX = "spring.security.oauth2.authorizationserver.client." + CLIENT;

    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CompanyAccounts.class)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                // Neither the application's settings nor its session cookie: ports of one host share their cookies.
                .properties(Map.of(
                        "spring.config.name",
                        "company-accounts",
                        "server.port",
                        "0",
                        "server.servlet.session.cookie.name",
                        "COMPANYSESSION",
                        PREFIX + ".registration.client-id",
                        CLIENT,
                        PREFIX + ".registration.client-secret",
                        "{noop}" + SECRET,
                        PREFIX + ".registration.client-authentication-methods",
                        "client_secret_basic",
                        PREFIX + ".registration.authorization-grant-types",
                        "authorization_code",
                        // The port of a loopback address is not compared.
                        PREFIX + ".registration.redirect-uris",
                        "http://127.0.0.1/login/oauth2/code/company",
                        PREFIX + ".registration.scopes",
                        "openid,email,profile"))
                .run();
    }

    static String issuer(ConfigurableApplicationContext accounts) {
        return "http://localhost:" + accounts.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Bean
    UserDetailsService everybody() {
        return name -> User.withUsername(name)
                .password("{noop}" + PASSWORD)
                .roles("USER")
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> addresses() {
        return token -> {
            if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
                Authentication user = token.getPrincipal();
                var name = Objects.requireNonNull(user).getName();
                token.getClaims()
                        .claim("email", name + "@example.com")
                        .claim("email_verified", !name.contains("unverified"))
                        .claim("name", name);
            }
        };
    }

    /** The JVM has one holder, which Vaadin replaces when the application under test starts: use the one in force. */
    @Bean
    SecurityContextHolderStrategy holderInForce() {
        return new SecurityContextHolderStrategy() {
            @Override
            public void clearContext() {
                SecurityContextHolder.clearContext();
            }

            @Override
            public SecurityContext getContext() {
                return SecurityContextHolder.getContext();
            }

            @Override
            public void setContext(SecurityContext context) {
                SecurityContextHolder.setContext(context);
            }

            @Override
            public SecurityContext createEmptyContext() {
                return SecurityContextHolder.createEmptyContext();
            }
        };
    }
}
