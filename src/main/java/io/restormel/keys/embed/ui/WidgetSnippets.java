package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What to paste into an app so that its pages show the widgets. The Gateway Key comes from the environment.
 *
 * @param server scheme, host and port of this server, without a slash at the end
 * @param page an origin that the pages have
 */
record WidgetSnippets(String server, UUID projectId, String environment, String page) {

    /** The page's part. */
    enum Framework {
        HTML,
        REACT,
        VUE;

        String label() {
            return text("embed.framework." + name().toLowerCase(Locale.ROOT));
        }
    }

    /** The backend's part. */
    enum Backend {
        CURL("curl"),
        NODE("Node.js"),
        JAVA("Java"),
        PYTHON("Python");

        private final String label;

        Backend(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    String of(Framework framework) {
        return switch (framework) {
            case HTML -> """
                <script type="module" src="%1$s/embed/v1/rk-elements.js"></script>

                <rk-model-selector base-url="%1$s" name="model"></rk-model-selector>
                <rk-key-manager base-url="%1$s"></rk-key-manager>

                <script type="module">
                  // %2$s
                  const fetchSession = async () => (await fetch('/widget-session', {method: 'POST'})).json();
                  for (const element of document.querySelectorAll('rk-model-selector, rk-key-manager')) {
                    element.fetchSession = fetchSession;
                  }
                  document.addEventListener('rk-model-selected', (event) => console.log(event.detail.modelId));
                </script>
                """.formatted(server, text("embed.snippet.address", "{session, expiresAt}"));
            case REACT -> """
                import {ModelSelector, KeyManager} from '@restormel/keys-react';

                const fetchSession = async () => (await fetch('/widget-session', {method: 'POST'})).json();

                export function AiSettings() {
                  return (
                    <>
                      <ModelSelector baseUrl="%1$s" fetchSession={fetchSession}
                        onModelSelected={(event) => console.log(event.detail.modelId)} />
                      <KeyManager baseUrl="%1$s" fetchSession={fetchSession} />
                    </>
                  );
                }
                """.formatted(server);
            case VUE -> """
                <script setup>
                import {ModelSelector, KeyManager} from '@restormel/keys-vue';

                const fetchSession = async () => (await fetch('/widget-session', {method: 'POST'})).json();
                </script>

                <template>
                  <ModelSelector base-url="%1$s" :fetch-session="fetchSession" />
                  <KeyManager base-url="%1$s" :fetch-session="fetchSession" />
                </template>
                """.formatted(server);
        };
    }

    String of(Backend backend) {
        var forUser = text("embed.snippet.forUser");
        var address = server + "/keys/v1/projects/" + projectId + "/widget-sessions";
        return switch (backend) {
            case CURL -> """
                curl -s %s \\
                  -H "Authorization: Bearer $RESTORMEL_GATEWAY_KEY" -H 'Content-Type: application/json' \\
                  -d '%s'
                """.formatted(address, body("\"u_42\""));
            case NODE -> """
                // endUserId: %s
                app.post('/widget-session', async (request, response) => {
                  const reply = await fetch('%s', {
                    method: 'POST',
                    headers: {
                      Authorization: `Bearer ${process.env.RESTORMEL_GATEWAY_KEY}`,
                      'Content-Type': 'application/json',
                    },
                    body: JSON.stringify(%s),
                  });
                  response.status(reply.status).json((await reply.json()).data);
                });
                """.formatted(forUser, address, body("request.user.id"));
            case JAVA -> """
                // endUserId: %s
                var body = \"""
                    %s\""".formatted(endUserId);
                var request = HttpRequest.newBuilder(URI.create("%s"))
                        .header("Authorization", "Bearer " + System.getenv("RESTORMEL_GATEWAY_KEY"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                // %s: {"session": …, "expiresAt": …}
                """.formatted(forUser, body("\"%s\""), address, text("embed.snippet.reply"));
            case PYTHON -> """
                # endUserId: %s
                reply = requests.post(
                    "%s",
                    headers={"Authorization": f"Bearer {os.environ['RESTORMEL_GATEWAY_KEY']}"},
                    json=%s,
                    timeout=5,
                )
                return reply.json()["data"]  # session, expiresAt
                """.formatted(forUser, address, body("user.id"));
        };
    }

    /** @param tokens what the elements are dressed in, by the names of their properties */
    static String css(Map<String, String> tokens) {
        return tokens.entrySet().stream()
                .map(each -> "  " + each.getKey() + ": " + each.getValue() + ";\n")
                .collect(Collectors.joining("", "rk-model-selector, rk-key-manager {\n", "}"));
    }

    private String body(String endUser) {
        return "{\"endUserId\": " + endUser + ", \"environmentId\": \"" + environment + "\",\n"
                + "    \"components\": [\"model-selector\", \"key-manager\"],\n"
                + "    \"actions\": [\"list\", \"add\", \"verify\", \"replace\", \"remove\"],\n"
                + "    \"origins\": [\"" + page + "\"], \"ttlSeconds\": 600}";
    }
}
