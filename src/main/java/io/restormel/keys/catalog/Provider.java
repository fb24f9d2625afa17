package io.restormel.keys.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One provider of models.
 *
 * @param id canonical id, as stored on steps and used in policies
 * @param wireId the spelling that clients expect in replies; differs from {@code id} for Google only ({@code vertex})
 * @param aliases further spellings, already slugged (lower case, underscores)
 * @param docsUrl null when the provider publishes none
 * @param environmentVariables names under which its tools look for the key, most usual first
 */
public record Provider(
        String id,
        String wireId,
        String displayName,
        List<String> aliases,
        String websiteUrl,
        @Nullable String docsUrl,
        List<String> environmentVariables,
        Validation validation) {

    public Provider {
        aliases = List.copyOf(aliases);
        environmentVariables = List.copyOf(environmentVariables);
    }

    /**
     * How a key of this provider can be checked.
     *
     * @param requiresBaseUrl the caller must give the address (no common one exists)
     * @param requiresModel only a call to a named model proves the key
     * @param defaultApiBaseUrl set exactly for {@code OPENAI_COMPATIBLE} providers with a common address
     */
    public record Validation(
            Mode mode,
            boolean requiresBaseUrl,
            boolean requiresModel,
            @Nullable String defaultApiBaseUrl) {}

    /** Which protocol a key check speaks; {@code NONE} means that keys cannot be checked. */
    public enum Mode {
        NATIVE,
        OPENAI_COMPATIBLE,
        NONE
    }
}
