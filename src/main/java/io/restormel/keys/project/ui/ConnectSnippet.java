package io.restormel.keys.project.ui;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to paste into an app so that it finds this server and project.
 *
 * @param origin scheme, host and port of this server, without a slash at the end
 * @param environmentId null to leave it to the project's default
 */
record ConnectSnippet(
        String origin, UUID projectId, @Nullable UUID environmentId) {

    String dotEnv(String gatewayKey) {
        return "RESTORMEL_GATEWAY_KEY=" + gatewayKey + "\n" + identifiers();
    }

    /** Without the key, which belongs into the CI's secret store. */
    String ci() {
        return "# RESTORMEL_GATEWAY_KEY comes from the secret store\n" + identifiers();
    }

    private String identifiers() {
        return "RESTORMEL_PROJECT_ID=" + projectId + "\n"
                + (environmentId == null ? "" : "RESTORMEL_ENVIRONMENT_ID=" + environmentId + "\n")
                + "RESTORMEL_KEYS_BASE=" + origin + "\n";
    }

    /** Takes the key from the environment, so that it does not end up in the shell's history. */
    String curl() {
        var body = environmentId == null ? "{}" : "{\"environmentId\": \"" + environmentId + "\"}";
        return """
                curl %s/keys/dashboard/api/projects/%s/resolve \\
                  -H "Authorization: Bearer $RESTORMEL_GATEWAY_KEY" \\
                  -H 'Content-Type: application/json' \\
                  -d '%s'""".formatted(origin, projectId, body);
    }
}
