package io.restormel.keys.config;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.health.HealthSettings;
import io.restormel.keys.model.WantedModel;
import io.restormel.keys.policy.PolicyStatus;
import io.restormel.keys.route.RouteContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as a file says it: by names and numbers, without ids, and so the same wherever it is applied. A null section
 * is one that the file does not have, and that is left alone.
 */
record ConfigFile(
        @Nullable List<EnvironmentEntry> environments,
        @Nullable HealthSettings health,
        @Nullable List<RouteEntry> routes,
        @Nullable List<PolicyEntry> policies,
        @Nullable List<WantedModel> models,
        @Nullable List<CredentialEntry> credentials) {

    /** @param slug what the file's other sections call it by */
    record EnvironmentEntry(String slug, String name, String type, boolean isDefault) {}

    /**
     * A route as it is live, or its draft while it is not.
     *
     * @param environment its slug
     * @param content with the numbers of {@link StepNumbers} for ids
     */
    record RouteEntry(
            String environment,
            String name,
            @Nullable String description,
            boolean enabled,
            String status,
            Live live,
            RouteContent content) {}

    /** How what is in the file comes to be served. */
    enum Live {
        /** Every saved edit is live at once. */
        ON_SAVE,
        /** The published version is live, edits wait for the next publish. */
        PUBLISHED,
        /** Not live: never published, or taken off. */
        DRAFT;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A rule and where in the project it applies. */
    record PolicyEntry(String name, PolicyStatus status, PolicyRule rule, List<Place> boundTo) {}

    /** What a route is recognised by; {@code number} tells those of one name in one environment apart, from 1. */
    record RouteKey(String environment, String name, int number) {
        @Override
        public String toString() {
            return environment + "/" + name + (number == 1 ? "" : "#" + number);
        }
    }

    /**
     * A credential of the workspace that the project may use; the secret stays where it is.
     *
     * @param label null when it has none
     * @param environments slugs; empty for all of the project
     */
    record CredentialEntry(String provider, @Nullable String label, List<String> environments) {
        @Override
        public String toString() {
            return provider + (label == null ? "" : " “" + label + "”");
        }
    }
}
