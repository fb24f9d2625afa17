package io.restormel.keys.health;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A circuit with what there is to say of it.
 *
 * @param credentialLabel what people call the credential; null when it is of none, or has no name
 * @param window the calls that count at the moment
 * @param affected the live routes that have a candidate which the circuit is on the way of
 */
public record CircuitReport(
        Circuit circuit, @Nullable String credentialLabel, CallCounts window, List<AffectedRoute> affected) {

    /** A route, by id and name. */
    public record AffectedRoute(UUID id, String name) {}

    public CircuitReport {
        affected = List.copyOf(affected);
    }

    /** For people, such as {@code openai / gpt-4o}. */
    public String words() {
        return credentialLabel == null
                ? circuit.subject().words()
                : circuit.subject().words() + " “" + credentialLabel + "”";
    }
}
