package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.IMPORTED_USAGE;
import static io.restormel.keys.db.Tables.USAGE_DAILY;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

abstract class ActivityImportContract {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller manager;
    private MockMvcTester http;
    private String integration = "";

    @BeforeEach
    void a_connection() {
        workspace = TestWorkspace.create(sql);
        manager = new Caller.ManagementKey(UUID.randomUUID(), workspace.id());
        http = MockMvcTester.from(context);
        integration = newConnection();
    }

    private String newConnection() {
        return exchange(
                        manager,
                        "/keys/v1/integrations",
                        "{\"providerType\":\"openrouter\",\"credentialRef\":\"vault:or\"}")
                .json()
                .at("/data/id")
                .asString();
    }

    private record Reply(int status, JsonNode json) {}

    private Reply exchange(Caller caller, String path, String body) {
        var result = callers.as(
                caller,
                () -> http.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange());
        return reply(result.getResponse());
    }

    private static Reply reply(org.springframework.mock.web.MockHttpServletResponse response) {
        var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        return new Reply(response.getStatus(), JsonMapper.shared().readTree(body));
    }

    private static String path(String connection) {
        return "/keys/dashboard/api/integrations/" + connection + "/import/openrouter-activity";
    }

    private JsonNode imported(String rows) {
        var reply = exchange(manager, path(integration), "{\"data\":[" + rows + "]}");
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        assertThat(reply.json().path("ok").asBoolean()).isTrue();
        return reply.json().path("data");
    }

    private static String row(int daysAgo, String model, String provider, int requests, String usage) {
        return String.format(
                Locale.ROOT,
                "{\"date\":\"%s\",\"model\":\"%s\",\"provider_name\":\"%s\",\"requests\":%d,\"prompt_tokens\":100,"
                        + "\"completion_tokens\":20,\"reasoning_tokens\":5,\"usage\":%s,"
                        + "\"byok_usage_inference\":0.0000001}",
                TODAY.minusDays(daysAgo),
                model,
                provider,
                requests,
                usage);
    }

    private JsonNode aggregates(String query) {
        var result = callers.as(
                manager,
                () -> http.get().uri("/keys/v1/usage-aggregates" + query).exchange());
        var reply = reply(result.getResponse());
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return reply.json().path("data");
    }

    private static void assertCounts(JsonNode data, int imported, int updated, int unchanged, int skipped) {
        assertThat(List.of("imported", "updated", "unchanged", "skipped", "importedRows"))
                .extracting(name -> data.path(name).asInt(-1))
                .containsExactly(imported, updated, unchanged, skipped, imported + updated);
        assertThat(data.path("granularity").asString()).isEqualTo("day");
    }

    @Test
    void the_same_rows_again_change_nothing_and_later_figures_replace_earlier_ones() {
        var rows = row(2, "openai/gpt-5", "Azure", 3, "0.1") + "," + row(1, "openai/gpt-5", "Azure", 4, "1.5e-7") + ","
                + row(1, "openai/gpt-5", "OpenAI", 1, "0.3") + ",{\"date\":\"" + TODAY + "\"}";

        var first = imported(rows);
        assertCounts(first, 3, 0, 0, 1);
        assertThat(first.path("integrationId").asString()).isEqualTo(integration);
        assertCounts(imported(rows), 0, 0, 3, 1);
        assertCounts(
                imported(row(1, "openai/gpt-5", "Azure", 9, "1.5e-7") + "," + row(0, "openai/gpt-5", "Azure", 1, "1")),
                1,
                1,
                0,
                0);

        var totals = aggregates("");
        assertThat(totals).hasSize(4);
        assertThat(totals.path(1).path("requestCount").asInt()).isEqualTo(9);
        assertThat(totals.path(1).path("estimatedCost").decimalValue()).isEqualByComparingTo("0.00000025");
    }

    @Test
    void rows_of_one_model_by_one_provider_on_one_day_are_added_up() {
        var twice = row(1, "openai/gpt-5", "Azure", 3, "0.1") + "," + row(1, "openai/gpt-5", "Azure", 4, "0.2");

        assertCounts(imported(twice), 1, 0, 0, 0);
        assertCounts(imported(twice), 0, 0, 1, 0);
        var total = aggregates("").path(0);
        assertThat(total.path("requestCount").asInt()).isEqualTo(7);
        assertThat(total.path("inputTokens").asInt()).isEqualTo(200);
        assertThat(total.path("estimatedCost").decimalValue()).isEqualByComparingTo("0.3000002");
    }

    @Test
    void a_file_is_taken_as_well_and_each_connection_and_workspace_counts_for_itself() throws Exception {
        var json = "{\"data\":[" + row(1, "openai/gpt-5", "Azure", 3, "0.1") + "]}";
        var file = new MockMultipartFile(
                "file", "activity.json", "application/json", json.getBytes(StandardCharsets.UTF_8));
        var sent = callers.as(
                manager,
                () -> http.post().uri(path(integration)).multipart().file(file).exchange());
        assertCounts(reply(sent.getResponse()).json().path("data"), 1, 0, 0, 0);
        assertCounts(imported(row(1, "openai/gpt-5", "Azure", 3, "0.1")), 0, 0, 1, 0);
        var none = callers.as(
                manager, () -> http.post().uri(path(integration)).multipart().exchange());
        assertThat(none).hasStatus(400);

        integration = newConnection();
        assertCounts(imported(row(1, "openai/gpt-5", "Azure", 3, "0.1")), 1, 0, 0, 0);
        assertThat(aggregates("")).hasSize(2);
        var stranger = new Caller.ManagementKey(
                UUID.randomUUID(), TestWorkspace.create(sql).id());
        assertThat(exchange(stranger, path(integration), "{\"data\":[]}").status())
                .isEqualTo(404);
    }

    @Test
    void imports_at_once_count_once() throws Exception {
        var body = "{\"data\":[" + row(1, "a", "Azure", 3, "0.1") + "," + row(1, "b", "Azure", 3, "0.1") + "]}";
        List<Callable<Reply>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(() -> exchange(manager, path(integration), body));
        }
        int imported = 0;
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var each : pool.invokeAll(all)) {
                assertThat(each.get().status()).isEqualTo(200);
                imported += each.get().json().at("/data/imported").asInt();
            }
        }

        assertThat(imported).isEqualTo(2);
        assertThat(sql.fetchCount(IMPORTED_USAGE, IMPORTED_USAGE.WORKSPACE_ID.eq(workspace.id())))
                .isEqualTo(2);
    }

    @Test
    void editors_and_keys_of_the_workspace_import_and_others_do_not() {
        var project = callers.as(manager, () -> projects.create("Shop", false));
        var body = "{\"data\":[" + row(1, "a", "Azure", 3, "0.1") + "]}";
        for (var caller : List.of(
                manager,
                workspace.person(Role.EDITOR),
                new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project.id(), null))) {
            assertThat(exchange(caller, path(integration), body).status()).isEqualTo(200);
        }
        assertThat(exchange(workspace.person(Role.VIEWER), path(integration), body)
                        .status())
                .isEqualTo(403);
        var deciding =
                new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project.id(), null, Set.of(KeyScope.RESOLVE));
        assertThat(exchange(deciding, path(integration), body)
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("scope_required");
        var elsewhere = TestWorkspace.create(sql);
        assertThat(exchange(
                                new Caller.GatewayKey(UUID.randomUUID(), elsewhere.id(), UUID.randomUUID(), null),
                                path(integration),
                                body)
                        .status())
                .isEqualTo(404);
        assertThat(exchange(manager, path(UUID.randomUUID().toString()), body).status())
                .isEqualTo(404);
        // A Gateway Key still sees nothing of the connection.
        assertThat(exchange(
                                new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project.id(), null),
                                "/keys/v1/integrations/" + integration + "/verify",
                                "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void imported_totals_stand_beside_our_own_and_are_told_apart_page_by_page() {
        var project = callers.as(manager, () -> projects.create("Shop", false)).id();
        sql.insertInto(USAGE_DAILY)
                .set(USAGE_DAILY.PROJECT_ID, project)
                .set(
                        USAGE_DAILY.BUCKET,
                        TODAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .set(USAGE_DAILY.PROVIDER_TYPE, "openrouter")
                .set(USAGE_DAILY.MODEL_ID, "openai/gpt-5")
                .set(USAGE_DAILY.STATUS, "resolved")
                .set(USAGE_DAILY.REQUEST_COUNT, 2L)
                .set(USAGE_DAILY.FALLBACK_COUNT, 0L)
                .set(USAGE_DAILY.LATENCY_US_SUM, 100L)
                .set(USAGE_DAILY.ESTIMATED_COST_USD, java.math.BigDecimal.ONE)
                .execute();
        imported(row(3, "openai/gpt-5", "Azure", 1, "0") + "," + row(1, "openai/gpt-5", "Azure", 7, "0") + ","
                + row(30, "openai/gpt-5", "Azure", 1, "0"));

        var all = aggregates("");
        assertThat(sources(all)).containsExactly("openrouter-activity", "resolve", "openrouter-activity");
        var own = all.path(1);
        assertThat(own.path("requestCount").asInt()).isEqualTo(2);
        assertThat(own.path("projectId").asString()).isEqualTo(project.toString());
        assertThat(own.has("providerName")).isFalse();
        var other = all.path(2);
        assertThat(other.path("integrationId").asString()).isEqualTo(integration);
        assertThat(other.path("providerName").asString()).isEqualTo("Azure");
        assertThat(other.path("projectId").isNull()).isTrue();
        assertThat(other.path("errorRate").isNull()).isTrue();

        assertThat(sources(aggregates("?source=resolve"))).containsExactly("resolve");
        assertThat(sources(aggregates("?source=openrouter-activity")))
                .containsExactly("openrouter-activity", "openrouter-activity");
        assertThat(sources(aggregates("?projectId=" + project))).containsExactly("resolve");
        assertThat(aggregates("?granularity=hour")).isEmpty();
        var paged = new ArrayList<JsonNode>();
        for (int offset = 0; offset < 4; offset++) {
            aggregates("?limit=1&offset=" + offset).forEach(paged::add);
        }
        assertThat(paged).containsExactlyElementsOf(all);
        long since = TODAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        assertThat(sources(aggregates("?since=" + since + "&until=" + (since + 1))))
                .containsExactly("resolve", "openrouter-activity");
        var wrong = callers.as(
                manager,
                () -> http.get().uri("/keys/v1/usage-aggregates?source=other").exchange());
        assertThat(wrong).hasStatus(400);
    }

    private static List<String> sources(JsonNode totals) {
        return totals.valueStream().map(each -> each.path("source").asString()).toList();
    }

    @Test
    void what_cannot_be_read_changes_nothing() {
        for (var body : List.of(
                "",
                "{}",
                "[7]",
                "{\"data\":[" + row(1, "a", "Azure", 3, "0.1")
                        + ",{\"date\":\"today\",\"model\":\"m\",\"provider_name\":\"p\"}]}")) {
            assertThat(exchange(manager, path(integration), body).status()).isEqualTo(400);
        }
        assertThat(aggregates("")).isEmpty();
    }
}
