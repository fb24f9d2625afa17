package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.Api.Reply;
import io.restormel.keys.support.OnServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An edit that was made on something older is refused, whatever is edited. */
@OnServer
class PreconditionIT {

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

    private Reply send(String method, String path, String body, String ifMatch) {
        return manager.send(method, "/keys/v1" + path, body, Map.of("If-Match", ifMatch));
    }

    private Optional<String> tag(String path) {
        return tag(manager.get("/keys/v1" + path).expect(200));
    }

    private static Optional<String> tag(Reply reply) {
        return reply.raw().headers().firstValue("ETag");
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
                    /projects/P/models                         | PUT   | {"models":[{"providerType":"openai","modelId":"gpt-4o"}]} | {"models":[]}
                    """)
    void an_edit_on_what_was_seen_is_done_and_one_on_something_older_is_refused(
            String path, String method, String one, String two) {
        path = filled(path);
        var seen = tag(path).orElseThrow();

        var done = send(method, path, one, seen).expect(200);
        var now = tag(path).orElseThrow();
        assertThat(now).isNotEqualTo(seen);
        assertThat(tag(done)).hasValue(now);

        assertThat(send(method, path, two, seen).expect(412).error()).isEqualTo("stale_revision");
        assertThat(tag(path)).hasValue(now);
        send(method, path, two, "*").expect(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /projects/P/routes/ROUTE | PATCH | {"name":"other"}
                    /policies/POLICY         | PATCH | {"name":"Other"}
                    /credentials/CREDENTIAL  | PATCH | {"label":"Other"}
                    """)
    void nothing_is_deleted_that_was_changed_since_it_was_seen(String path, String method, String edit) {
        path = filled(path);
        var seen = tag(path).orElseThrow();
        manager.send(method, path, edit).expect(200);

        assertThat(send("DELETE", path, "", seen).expect(412).error()).isEqualTo("stale_revision");
        manager.get(path).expect(200);
        send("DELETE", path, "", tag(path).orElseThrow()).expect(200);
        made.remove(path);
    }

    @Test
    void a_precondition_that_nobody_would_look_at_is_refused() {
        var reply = send("DELETE", "/projects/" + project.id() + "/end-users/ada", "", "\"1\"")
                .expect(400);

        assertThat(reply.json().path("field").asString()).isEqualTo("If-Match");
    }

    @Test
    void header_and_body_that_name_different_revisions_are_refused() {
        var reply = send("PATCH", "/projects/" + project.id(), "{\"name\":\"New\",\"revision\":7}", "\"1\"")
                .expect(400);

        assertThat(reply.json().path("field").asString()).isEqualTo("If-Match");
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
