package io.restormel.keys.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may join by OAuth2 login without an invitation.
 *
 * @param allowedDomains domains of verified addresses, such as {@code example.com}; empty: invited people only
 * @param joinAs the role of such a newcomer
 */
@ConfigurationProperties("restormel.sign-in")
record SignInProperties(
        @DefaultValue({}) List<String> allowedDomains,
        @DefaultValue("viewer") Role joinAs) {}
