package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An edit that was made on something older is refused, whatever is edited. */
@OnServer
class PreconditionIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private AcceptanceProject project;
    private Api manager;
    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void a_project() {
        manager = Api.asManager(port);
        project = AcceptanceProject.create(manager);
    }

    /** What is the workspace's would decide in other tests. */
    @AfterEach
    void all_that_was_made_goes() {
        made.forEach(path -> manager.delete(path).expect(200));
        project.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String ifMatch) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/keys/v1" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + OnServer.MANAGEMENT_KEY)
                .header("Content-Type", "application/json");
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /projects/P                                | PATCH | {"name":"One"}                              | {"name":"Two"}
                    /projects/P/routes/ROUTE                   | PATCH | {"name":"one"}                              | {"name":"two"}
                    /policies/POLICY                           | PATCH | {"name":"One"}                              | {"name":"Two"}
                    /credentials/CREDENTIAL                    | PATCH | {"label":"One"}                             | {"label":"Two"}
                    /integrations/CREDENTIAL                   | PATCH | {"displayName":"One"}                       | {"displayName":"Two"}
                    /webhooks/WEBHOOK                          | PATCH | {"event_types":["route.published"]}         | {"event_types":["key.created"]}
                    /projects/P/allowed-origins                | PUT   | {"origins":["https://one.example"]}         | {"origins":["https://two.example"]}
                    /projects/P/credential-settings            | PUT   | {"required":true}                           | {"required":false}
                    """)
    void an_edit_on_what_was_seen_is_done_and_one_on_something_older_is_refused(
            String path, String method, String one, String two) throws Exception {
        path = filled(path);
        var seen = send("GET", path, "", "").headers().firstValue("ETag").orElseThrow();

        var done = send(method, path, one, seen);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        var now = send("GET", path, "", "").headers().firstValue("ETag").orElseThrow();
        assertThat(now).isNotEqualTo(seen);
        assertThat(done.headers().firstValue("ETag")).hasValue(now);

        var late = send(method, path, two, seen);
        assertThat(late.statusCode()).as(late.body()).isEqualTo(412);
        assertThat(late.body()).contains("stale_revision");
        assertThat(send("GET", path, "", "").headers().firstValue("ETag")).hasValue(now);
        assertThat(send(method, path, two, "*").statusCode()).isEqualTo(200);
    }

    private String filled(String path) {
        var filled = path.replace("/P", "/" + project.id()).replace("/" + project.id() + "OLICY", "/POLICY");
        if (filled.contains("ROUTE")) {
            filled = filled.replace("ROUTE", project.route("interactive", "openai/gpt-4o"));
        }
        if (filled.contains("POLICY")) {
            filled = filled.replace(
                    "POLICY",
                    id(
                            "/policies",
                            Map.of(
                                    "name",
                                    "P",
                                    "type",
                                    "model_denylist",
                                    "ruleDefinition",
                                    Map.of("modelIds", List.of("x")))));
        }
        if (filled.contains("CREDENTIAL")) {
            filled = filled.replace(
                    "CREDENTIAL", id("/credentials", Map.of("providerType", "cohere", "reference", "vault/cohere")));
        }
        if (filled.contains("WEBHOOK")) {
            filled = filled.replace(
                    "WEBHOOK",
                    manager.post("/webhooks", Map.of("url", "https://hooks.example.com/" + project.id()))
                            .expect(200)
                            .data()
                            .path("webhook")
                            .path("id")
                            .asString());
        }
        return filled;
    }

    private String id(String path, Map<String, ?> body) {
        var id = manager.post(path, body).expect(201).data().path("id").asString();
        made.add(path + "/" + id);
        return id;
    }
}
