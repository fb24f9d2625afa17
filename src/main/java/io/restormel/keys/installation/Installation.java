package io.restormel.keys.installation;

import io.restormel.keys.credential.Rewrapping;
import io.restormel.keys.platform.KeyWrapping;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Service;

/** How this server was set up, without any secret. Thread-safe. */
@Service
public class Installation {

    private final DataSource database;
    private final Environment environment;
    private final KeyWrapping keys;
    private final Rewrapping rewrapping;
    private final ObjectProvider<ClientRegistrationRepository> registrations;

    Installation(
            DataSource database,
            Environment environment,
            KeyWrapping keys,
            Rewrapping rewrapping,
            ObjectProvider<ClientRegistrationRepository> registrations) {
        this.database = database;
        this.environment = environment;
        this.keys = keys;
        this.rewrapping = rewrapping;
        this.registrations = registrations;
    }

    /** A way to sign in besides the password, by the id that its variables have. */
    public record Provider(String id, String name) {

        /** The beginning of the variables that set it up. */
        public String variables() {
            return "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_"
                    + id.toUpperCase(java.util.Locale.ROOT).replace("-", "") + "_…";
        }
    }

    /** Empty when the server runs from classes, as in development. */
    public Optional<String> version() {
        return Optional.ofNullable(Installation.class.getPackage().getImplementationVersion());
    }

    /** Product and version. */
    public String database() {
        try (var connection = database.getConnection()) {
            var about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not tell what it is", e);
        }
    }

    public List<Provider> providers() {
        return registrations.stream()
                .flatMap(known -> known instanceof Iterable<?> all
                        ? StreamSupport.stream(all.spliterator(), false)
                        : Stream.empty())
                .filter(ClientRegistration.class::isInstance)
                .map(ClientRegistration.class::cast)
                .map(each -> new Provider(each.getRegistrationId(), each.getClientName()))
                .toList();
    }

    /** Whose verified addresses may join without an invitation; empty: nobody's. */
    public String allowedDomains() {
        return environment.getProperty("restormel.sign-in.allowed-domains", "");
    }

    /** Names the key that seals from now on, and tells nothing of it. */
    public String encryptionKeyId() {
        return keys.currentKeyId();
    }

    public Rewrapping.Progress sealed() {
        return rewrapping.progress();
    }
}
