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

    /** For the terminal that a snippet is run in. Begins with a blank, which keeps it out of the history of most shells. */
    String export(String gatewayKey) {
        return " export RESTORMEL_GATEWAY_KEY=" + gatewayKey;
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

    /** Takes the key from the environment, so that it does not end up in the shell's history or in the source. */
    String in(SnippetLanguage language) {
        return switch (language) {
            case CURL -> curl();
            case FETCH -> fetch();
            case CLIENT -> client();
            case PYTHON -> python();
            case JAVA -> java();
        };
    }

    private String address() {
        return origin + "/keys/v1/projects/" + projectId + "/resolve";
    }

    private String body() {
        return environmentId == null ? "{}" : "{\"environmentId\": \"" + environmentId + "\"}";
    }

    private String curl() {
        return """
                curl %s \\
                  -H "Authorization: Bearer $RESTORMEL_GATEWAY_KEY" \\
                  -H 'Content-Type: application/json' \\
                  -d '%s'""".formatted(address(), body());
    }

    private String fetch() {
        return """
                const response = await fetch('%s', {
                  method: 'POST',
                  headers: {
                    Authorization: `Bearer ${process.env.RESTORMEL_GATEWAY_KEY}`,
                    'Content-Type': 'application/json',
                  },
                  body: '%s',
                });
                const { data, error } = await response.json();
                console.log(data ? `${data.providerType} ${data.modelId}` : error);""".formatted(address(), body());
    }

    private String client() {
        return """
                // npm install @restormel/keys
                import { resolve } from '@restormel/keys/dashboard';

                const { data, error } = await resolve({
                  baseUrl: '%s',
                  projectId: '%s',%s
                  auth: { type: 'bearer', token: process.env.RESTORMEL_GATEWAY_KEY },
                });
                console.log(data ? `${data.providerType} ${data.modelId}` : error);""".formatted(
                        origin, projectId, environmentId == null ? "" : "\n  environmentId: '" + environmentId + "',");
    }

    private String python() {
        return """
                import json, os, urllib.request

                request = urllib.request.Request(
                    "%s",
                    data=b'%s',
                    headers={
                        "Authorization": "Bearer " + os.environ["RESTORMEL_GATEWAY_KEY"],
                        "Content-Type": "application/json",
                    },
                )
                with urllib.request.urlopen(request) as response:
                    decision = json.load(response)["data"]
                print(decision["providerType"], decision["modelId"])""".formatted(address(), body());
    }

    /** Runs as a file: {@code java FirstRequest.java}. */
    private String java() {
        return """
                import java.net.URI;
                import java.net.http.*;

                public class FirstRequest {
                    public static void main(String[] args) throws Exception {
                        var request = HttpRequest.newBuilder(URI.create("%s"))
                                .header("Authorization", "Bearer " + System.getenv("RESTORMEL_GATEWAY_KEY"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("%s"))
                                .build();
                        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                        System.out.println(response.body());
                    }
                }""".formatted(address(), body().replace("\"", "\\\""));
    }
}
