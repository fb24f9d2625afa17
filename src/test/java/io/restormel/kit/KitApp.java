package io.restormel.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.restormel.keys.platform.ui.NavbarContribution;
import io.restormel.keys.platform.ui.Viewer;
import io.restormel.keys.platform.ui.ViewerSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

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
        return http.with(VaadinSecurityConfigurer.vaadin(), _ -> {})
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
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
