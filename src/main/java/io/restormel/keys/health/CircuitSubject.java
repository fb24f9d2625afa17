package io.restormel.keys.health;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a circuit is of, within a project.
 *
 * @param providerType canonical
 * @param modelId null unless it is of a model
 * @param credentialId null unless it is of a credential
 */
public record CircuitSubject(
        CircuitKind kind,
        String providerType,
        @Nullable String modelId,
        @Nullable UUID credentialId) {

    public static CircuitSubject provider(String providerType) {
        return new CircuitSubject(CircuitKind.PROVIDER, providerType, null, null);
    }

    public static CircuitSubject model(String providerType, String modelId) {
        return new CircuitSubject(CircuitKind.MODEL, providerType, modelId, null);
    }

    public static CircuitSubject credential(String providerType, UUID credentialId) {
        return new CircuitSubject(CircuitKind.CREDENTIAL, providerType, null, credentialId);
    }

    /** The same on every node and before the circuit was ever opened, so that it can be opened by hand. */
    public UUID circuitId(UUID projectId) {
        var name = projectId + " " + kind.wire() + " " + providerType + " " + Objects.toString(modelId, "") + " "
                + Objects.toString(credentialId, "");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** For people, such as {@code openai / gpt-4o}. */
    public String words() {
        return switch (kind) {
            case PROVIDER -> providerType;
            case MODEL -> providerType + " / " + modelId;
            case CREDENTIAL -> "a key of " + providerType;
        };
    }
}
