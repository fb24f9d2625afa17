package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

abstract class EndUserUsageContract {

    @Autowired
    UsageRecorder recorder;

    @Autowired
    EndUserEraser eraser;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    WebApplicationContext context;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final String ada = "ada-" + UUID.randomUUID();
    private TestWorkspace workspace;
    private Caller admin;
    private UUID project;
    private Caller host;

    @BeforeEach
    void openProject() {
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        project = callers.as(admin, () -> projects.create("Shop", false)).id();
        host = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, null);
    }

    private UUID record(String endUserId, Instant at) {
        var event = Events.of(workspace.id(), project, at, endUserId);
        recorder.record(event);
        await().until(() -> sql.fetchExists(USAGE_EVENT, USAGE_EVENT.ID.eq(event.id())));
        return event.id();
    }

    private @Nullable String endUser(UUID event) {
        return sql.select(USAGE_EVENT.END_USER_ID)
                .from(USAGE_EVENT)
                .where(USAGE_EVENT.ID.eq(event))
                .fetchSingle(USAGE_EVENT.END_USER_ID);
    }

    private MvcTestResult get(Caller caller, String path) {
        return callers.as(
                caller, () -> MockMvcTester.from(context).get().uri(path).exchange());
    }

    private String usage(String endUserId) {
        return "/keys/v1/projects/" + project + "/end-users/" + endUserId + "/usage";
    }

    @Test
    void the_host_sees_what_one_user_used_and_not_what_others_did() {
        record(ada, now);
        record(ada, now.minus(5, ChronoUnit.DAYS));
        record(ada, now.minus(60, ChronoUnit.DAYS));
        record("bob", now);
        recorder.record(Events.resolved(workspace.id(), project, now));

        var month = get(host, usage(ada));
        assertThat(month).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"data": {"requests": 2, "resolved": 2, "estimatedCostUsd": "0.003000",
                  "byModel": [{"providerType": "openai", "modelId": "gpt-5.2", "requests": 2}], "lastAt": %d}}
                """.formatted(now.toEpochMilli()));
        assertThat(get(admin, usage(ada).replace("/keys/v1", "/keys/dashboard/api") + "?range=day"))
                .bodyJson()
                .extractingPath("$.data.requests")
                .isEqualTo(1);
        assertThat(get(host, usage("nobody"))).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"data": {"requests": 0, "resolved": 0, "estimatedCostUsd": "0.000000", "byModel": [], "lastAt": null}}
                """);
        assertThat(get(host, usage(ada) + "?range=century")).hasStatus(400);
        assertThat(get(host, usage("x".repeat(201)))).hasStatus(400);
        var stranger = TestWorkspace.create(sql).person(Role.OWNER);
        assertThat(get(stranger, usage(ada))).hasStatus(404);
        var other = callers.as(admin, () -> projects.create("Other", false)).id();
        assertThat(get(new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), other, null), usage(ada)))
                .hasStatus(404);
    }

    @Test
    void request_logs_are_found_by_end_user() {
        var hers = record(ada, now);
        record("bob", now);

        var logs = get(admin, "/keys/v1/request-logs?projectId=" + project + "&endUserId=" + ada);

        assertThat(logs).bodyJson().extractingPath("$.data.length()").isEqualTo(1);
        assertThat(logs).bodyJson().extractingPath("$.data[0].id").isEqualTo(hers.toString());
        assertThat(logs)
                .bodyJson()
                .extractingPath("$.data[0].metadata.endUserId")
                .isEqualTo(ada);
        assertThat(get(admin, "/keys/v1/request-logs?endUserId=" + "x".repeat(201)))
                .hasStatus(400);
    }

    @Test
    void erasing_forgets_the_id_and_keeps_the_requests() {
        var hers = record(ada, now.minus(1, ChronoUnit.DAYS));
        record(ada, now);
        var his = record("bob", now);

        assertThat(eraser.erase(project, ada)).isEqualTo(2);

        assertThat(endUser(hers)).isNull();
        assertThat(endUser(his)).isEqualTo("bob");
        assertThat(sql.fetchCount(USAGE_EVENT, USAGE_EVENT.PROJECT_ID.eq(project)))
                .isEqualTo(3);
        assertThat(eraser.erase(project, ada)).isZero();
        assertThat(eraser.erase(UUID.randomUUID(), "bob")).isZero();
        assertThat(endUser(his)).isEqualTo("bob");
    }

    @Test
    void what_was_on_its_way_comes_without_the_id_and_what_is_asked_later_has_it() {
        eraser.erase(project, ada);

        assertThat(endUser(record(ada, now))).isNull();
        assertThat(endUser(record("bob", now))).isEqualTo("bob");
        assertThat(endUser(record(ada, Instant.now().plusSeconds(1)))).isEqualTo(ada);
    }

    @Test
    void the_second_pass_takes_the_id_out_of_what_another_node_wrote_late() {
        var late = record(ada, now);
        var later = record(ada, now.plusSeconds(1));

        eraser.eraseAgain(project, ada, now);

        assertThat(endUser(late)).isNull();
        assertThat(endUser(later)).isEqualTo(ada);
    }

    @Test
    void an_erasure_that_is_rolled_back_has_forgotten_nothing() {
        var stored = record(ada, now);

        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            assertThat(eraser.erase(project, ada)).isEqualTo(1);
            transaction.setRollbackOnly();
        });

        assertThat(endUser(stored)).isEqualTo(ada);
        assertThat(endUser(record(ada, now))).isEqualTo(ada);
    }

    @Test
    void an_id_that_is_too_long_is_not_mistaken_for_a_shorter_one() {
        assertThat(endUser(record("x".repeat(201), now))).isNull();
        assertThat(endUser(record("x".repeat(200), now))).hasSize(200);
    }
}
