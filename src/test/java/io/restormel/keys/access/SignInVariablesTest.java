package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The variables of docs/operations.md say what the settings of sign-in mean. */
class SignInVariablesTest {

    private static final Pattern VARIABLE = Pattern.compile("^(SPRING_SECURITY_\\w+)=(.*)$", Pattern.MULTILINE);

    private static Binder documented() throws IOException {
        Map<String, Object> variables = new TreeMap<>();
        VARIABLE.matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .forEach(found -> variables.put(found.group(1), found.group(2)));
        variables.put("RESTORMEL_SIGN_IN_ALLOWED_DOMAINS", "example.com,example.org");
        variables.put("RESTORMEL_SIGN_IN_JOIN_AS", "editor");
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return Binder.get(environment);
    }

    @Test
    void the_documented_variables_configure_a_company_and_github() throws IOException {
        var client = documented()
                .bind("spring.security.oauth2.client", OAuth2ClientProperties.class)
                .get();

        assertThat(client.getRegistration()).containsOnlyKeys("company", "github");
        assertThat(client.getRegistration().values()).allSatisfy(each -> {
            assertThat(each.getClientId()).isNotEmpty();
            assertThat(each.getClientSecret()).isNotEmpty();
        });
        assertThat(client.getRegistration())
                .hasEntrySatisfying(
                        "company", each -> assertThat(each.getScope()).contains("openid", "email"));
        assertThat(client.getProvider())
                .hasEntrySatisfying(
                        "company", each -> assertThat(each.getIssuerUri()).isEqualTo("https://sso.example.com"));
    }

    @Test
    void the_documented_variables_let_a_domain_join() throws IOException {
        var joining =
                documented().bind("restormel.sign-in", SignInProperties.class).get();

        assertThat(joining.allowedDomains()).containsExactly("example.com", "example.org");
        assertThat(joining.joinAs()).isEqualTo(Role.EDITOR);
        assertThat(Files.readString(Path.of("docs/operations.md")))
                .contains("RESTORMEL_SIGN_IN_ALLOWED_DOMAINS", "RESTORMEL_SIGN_IN_JOIN_AS");
    }
}
