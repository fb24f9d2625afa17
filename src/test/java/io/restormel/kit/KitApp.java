package io.restormel.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.restormel.keys.platform.ui.NavbarContribution;
import io.restormel.keys.platform.ui.Viewer;
import io.restormel.keys.platform.ui.ViewerSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The frame and the kit alone: one signed-up person, no database. */
@SpringBootApplication(
        scanBasePackages = {"io.restormel.kit", "io.restormel.keys.platform.ui"},
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration"
        })
@EnableVaadin({"io.restormel.kit", "io.restormel.keys.platform.ui"})
public class KitApp {

    public static void main(String[] args) {
        SpringApplication.run(KitApp.class, args);
    }

    @Bean
    SecurityFilterChain kitChain(HttpSecurity http) throws Exception {
        // Vaadin's own responses are closed by a servlet forward, before this filter would add its headers afterwards.
        var eagerly = new ObjectPostProcessor<HeaderWriterFilter>() {
            @Override
            public <T extends HeaderWriterFilter> T postProcess(T filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
        var toStart = new SimpleUrlLogoutSuccessHandler();
        toStart.setRedirectStrategy(new UidlRedirectStrategy());
        return http.with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin ->
                                vaadin.anyRequest(AuthorizedUrl::authenticated).logoutSuccessHandler(toStart))
                .headers(headers -> headers.withObjectPostProcessor(eagerly))
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    InMemoryUserDetailsManager people() {
        return new InMemoryUserDetailsManager(User.withUsername("ada@example.com")
                .password("{noop}lovelace")
                .roles("OWNER")
                .build());
    }

    @Bean
    ViewerSource viewers() {
        return () -> new Viewer("Ada Lovelace", "Owner");
    }

    @Bean
    NavbarContribution projectName() {
        return () -> new Button("Checkout assistant");
    }
}
