package io.restormel.keys.audit;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.Sha256;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

abstract class AuditApiContract extends AuditTestCase {

    private static final String AUDIT = "/keys/dashboard/api/audit";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Autowired
    WebApplicationContext context;

    private MockMvcTester web;
    private Project first;
    private Project second;

    @BeforeEach
    void threeEvents() {
        web = MockMvcTester.from(context);
        first = asAdmin(() -> projects.create("Checkout", false));
        second = asAdmin(() -> projects.create("Search", false));
        asAdmin(() -> projects.edit(first.id(), null, new ProjectChange("Till", null)));
    }

    private MvcTestResult call(Caller caller, String path) {
        return callers.as(
                caller,
                () -> web.get()
                        .uri(path)
                        .header("User-Agent", "test-agent")
                        .header("X-Request-Id", "req-1")
                        .exchange());
    }

    private JsonNode get(String path) {
        var result = call(admin, path);
        assertThat(result).hasStatus(200);
        return MAPPER.readTree(text(result));
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> seqs(JsonNode list) {
        List<Long> seqs = new ArrayList<>();
        list.path("data").forEach(each -> seqs.add(each.path("seq").asLong()));
        return seqs;
    }

    @Test
    void the_list_has_the_newest_first_with_the_fields_of_the_contract() {
        var list = get(AUDIT);
        assertThat(seqs(list)).containsExactly(3L, 2L, 1L);
        assertThat(list.path("nextCursor").isNull()).isTrue();
        var newest = list.path("data").get(0);
        assertThat(newest.path("id").asString()).isEqualTo("3");
        assertThat(newest.path("eventType").asString()).isEqualTo("project_updated");
        assertThat(newest.path("actorType").asString()).isEqualTo("user");
        assertThat(newest.path("actorId").asString()).isEqualTo(admin.actorId());
        assertThat(newest.path("actorName").asString()).isEqualTo("P <p@example.com>");
        assertThat(newest.path("workspaceId").asString())
                .isEqualTo(workspace.id().toString());
        assertThat(newest.path("targetType").asString()).isEqualTo("project");
        assertThat(newest.path("targetId").asString()).isEqualTo(first.id().toString());
        assertThat(newest.path("summary").asString()).isEqualTo("Project updated: Till");
        assertThat(newest.path("before").path("name").asString()).isEqualTo("Checkout");
        assertThat(newest.path("after").toString()).isEqualTo("{\"name\":\"Till\"}");
        assertThat(newest.path("createdAt").asLong())
                .isBetween(
                        Instant.now().minusSeconds(60).toEpochMilli(),
                        Instant.now().toEpochMilli());
        assertThat(get("/keys/v1/audit")).isEqualTo(list);
    }

    @Test
    void pages_and_filters_narrow_it_down() {
        var page = get(AUDIT + "?limit=2");
        assertThat(seqs(page)).containsExactly(3L, 2L);
        assertThat(seqs(get(AUDIT + "?limit=2&cursor=" + page.path("nextCursor").asString())))
                .containsExactly(1L);

        assertThat(seqs(get(AUDIT + "?projectId=" + second.id()))).containsExactly(2L);
        assertThat(seqs(get(AUDIT + "?targetId=" + first.id()))).containsExactly(3L, 1L);
        assertThat(seqs(get(AUDIT + "?eventType=project_created"))).containsExactly(2L, 1L);
        assertThat(seqs(get(AUDIT + "?actorId=nobody"))).isEmpty();
        assertThat(seqs(get(AUDIT + "?targetType=route"))).isEmpty();
        assertThat(seqs(get(AUDIT + "?q=sEaRcH"))).containsExactly(2L);
        assertThat(seqs(get(AUDIT + "?q=%25"))).isEmpty();
        assertThat(seqs(get(AUDIT + "?until=1"))).isEmpty();
        assertThat(seqs(get(AUDIT + "?since=1"))).hasSize(3);
        assertThat(call(admin, AUDIT + "?since=monday")).hasStatus(400);
        assertThat(call(admin, AUDIT + "?cursor=x")).hasStatus(400);
        assertThat(call(admin, AUDIT + "?projectId=x")).hasStatus(400);
        assertThat(call(admin, AUDIT + "?endUserId=u1")).hasStatus(400);
    }

    @Test
    void the_origin_of_a_request_is_kept() {
        callers.as(
                admin,
                () -> web.post()
                        .uri("/keys/v1/projects")
                        .contentType("application/json")
                        .content("{\"name\":\"By HTTP\"}")
                        .header("User-Agent", "curl/8 sk-proj-abcdefghijklmnop")
                        .header("X-Request-Id", "req-7")
                        .exchange());
        var newest = get(AUDIT).path("data").get(0);
        assertThat(newest.path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(newest.path("userAgent").asString()).startsWith("curl/8").doesNotContain("abcdefghijklmnop");
        assertThat(newest.path("requestId").asString()).isEqualTo("req-7");
    }

    @Test
    void only_admins_and_management_keys_read_it() {
        var manager = new Caller.ManagementKey(UUID.randomUUID(), workspace.id());
        var app = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), first.id(), null);
        for (var path : List.of(AUDIT, AUDIT + "/export", AUDIT + "/verify")) {
            assertThat(call(manager, path)).hasStatus(200);
            assertThat(call(workspace.person(Role.OWNER), path)).hasStatus(200);
            assertThat(call(workspace.person(Role.EDITOR), path)).hasStatus(403);
            assertThat(call(workspace.person(Role.VIEWER), path)).hasStatus(403);
            assertThat(call(app, path)).hasStatus(401);
        }
    }

    @Test
    void another_workspace_sees_nothing_of_it() {
        var other = io.restormel.keys.project.TestWorkspace.create(sql).person(Role.OWNER);
        assertThat(MAPPER.readTree(text(call(other, AUDIT))).path("data")).isEmpty();
        assertThat(text(call(other, AUDIT + "/export"))).contains("\"seq\":0").doesNotContain("Checkout");
    }

    @Test
    void an_export_can_be_verified_without_us() throws Exception {
        var lines = text(call(admin, AUDIT + "/export")).lines().toList();
        assertThat(lines).hasSize(4);
        var hash = "0".repeat(64);
        for (var line : lines.subList(0, 3)) {
            var node = MAPPER.readTree(line);
            assertThat(node.path("prevHash").asString()).isEqualTo(hash);
            // The canonical form is in the line as it was hashed.
            var canonical = line.substring("{\"event\":".length(), line.indexOf(",\"prevHash\":"));
            hash = Sha256.hex(canonical + hash);
            assertThat(node.path("hash").asString()).isEqualTo(hash);
        }
        assertThat(MAPPER.readTree(lines.getLast())
                        .path("checkpoint")
                        .path("hash")
                        .asString())
                .isEqualTo(hash);
        assertThat(get(AUDIT + "/verify?seq=3&hash=" + hash)
                        .path("data")
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_export_for_spreadsheets_starts_no_formula() {
        asAdmin(() -> projects.create("=HYPERLINK(\"x\")", false));
        var result = call(admin, AUDIT + "/export?format=csv&eventType=project_created");
        assertThat(result).hasStatus(200).hasContentTypeCompatibleWith("text/csv");
        assertThat(text(result).lines()).hasSize(4);
        assertThat(text(result)).startsWith("seq,time,actor_type,").contains(",\"'=HYPERLINK(\"\"x\"\")\",");
        assertThat(call(admin, AUDIT + "/export?format=xml")).hasStatus(400);
    }

    @Test
    void verifying_names_the_first_broken_event() {
        assertThat(get(AUDIT + "/verify").path("data").path("intact").asBoolean())
                .isTrue();
        sql.update(AUDIT_EVENT)
                .set(AUDIT_EVENT.AFTER_STATE, "{not json")
                .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspace.id()), AUDIT_EVENT.SEQ.eq(2L))
                .execute();
        var check = get("/keys/v1/audit/verify").path("data");
        assertThat(check.path("intact").asBoolean()).isFalse();
        assertThat(check.path("firstBroken").asLong()).isEqualTo(2);
        assertThat(check.path("problem").asString()).isEqualTo("altered");
        assertThat(seqs(get(AUDIT))).hasSize(3);
        assertThat(call(admin, AUDIT + "/verify?seq=1")).hasStatus(400);
    }
}
