package io.restormel.keys.idempotency;

import static io.restormel.keys.db.Tables.IDEMPOTENT_REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.GatewayKey;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

abstract class IdempotencyContract {

    @Autowired
    IdempotencyFilter filter;

    @Autowired
    IdempotentReplies replies;

    @Autowired
    ProjectService projects;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Autowired
    WebApplicationContext context;

    private Caller admin;
    private UUID project;
    private final String key = "key " + UUID.randomUUID();

    @BeforeEach
    void a_project() {
        admin = TestWorkspace.create(sql).person(Role.ADMIN);
        project = callers.as(admin, () -> projects.create("Shop", false)).id();
    }

    private MockHttpServletResponse create(Caller caller, @Nullable String idempotencyKey, String body) {
        return create(caller, "/keys", idempotencyKey, body);
    }

    private MockHttpServletResponse create(Caller caller, String path, @Nullable String idempotencyKey, String body) {
        return callers.as(caller, () -> {
            var request = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                            .addFilters(filter)
                            .build())
                    .post()
                    .uri("/keys/v1/projects/" + project + path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body);
            if (idempotencyKey != null) {
                request.header("Idempotency-Key", idempotencyKey);
            }
            return request.exchange().getResponse();
        });
    }

    private MockHttpServletResponse create(String body) {
        return create(admin, key, body);
    }

    private List<GatewayKey> created() {
        return callers.as(admin, () -> keys.list(project));
    }

    private static String text(MockHttpServletResponse reply) throws Exception {
        return reply.getContentAsString();
    }

    @Test
    void a_create_that_is_sent_again_is_answered_as_before_with_its_secret_too() throws Exception {
        var first = create("{\"label\":\"app\"}");
        var again = create("{\"label\":\"app\"}");

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(text(again)).isEqualTo(text(first)).contains("rk_");
        assertThat(first.getHeader("Idempotency-Replayed")).isNull();
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(created()).hasSize(1);
        assertThat(sql.fetch(IDEMPOTENT_REPLY).format(1_000_000))
                .doesNotContain(text(first).replaceAll(".*(rk_[A-Za-z0-9_-]+).*", "$1"));
    }

    @Test
    void what_is_told_of_the_new_thing_is_told_again() {
        var first = create(admin, "/environments", key, "{\"name\":\"Trial\",\"type\":\"trial\"}");
        var again = create(admin, "/environments", key, "{\"name\":\"Trial\",\"type\":\"trial\"}");

        for (var name : List.of("ETag", "Content-Type", "Location")) {
            assertThat(again.getHeader(name)).as(name).isEqualTo(first.getHeader(name));
        }
        assertThat(again.getHeader("ETag")).isNotBlank();
        assertThat(again.getHeader("Content-Type")).startsWith("application/json");
    }

    /** The administrator with another role. */
    private Caller asNow(Role role) {
        var person = (Caller.Person) admin;
        return new Caller.Person(person.id(), person.workspaceId(), person.email(), person.name(), role);
    }

    @Test
    void who_may_no_longer_is_told_so_and_not_what_was_answered_before() throws Exception {
        var first = create("{}");
        assertThat(first.getStatus()).isEqualTo(201);

        var refused = create(asNow(Role.VIEWER), key, "{}");
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(text(refused)).contains("forbidden").doesNotContain("rk_");
        assertThat(refused.getHeader("Idempotency-Replayed")).isNull();

        assertThat(text(create("{}"))).isEqualTo(text(first));
        assertThat(created()).hasSize(1);
    }

    @Test
    void other_rights_that_suffice_are_answered_as_before_and_make_nothing() throws Exception {
        var first = create("{}");
        var again = create(asNow(Role.OWNER), key, "{}");

        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(text(again)).isEqualTo(text(first));
        assertThat(again.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
        assertThat(created()).hasSize(1);
    }

    @Test
    void without_a_key_each_request_creates() {
        create(admin, null, "{}");
        create(admin, null, "{}");

        assertThat(created()).hasSize(2);
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused() throws Exception {
        create("{\"label\":\"app\"}");
        var other = create("{\"label\":\"other app\"}");

        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(text(other)).contains("idempotency_key_reused");
        assertThat(created()).hasSize(1);
        for (var bad : List.of("", "ä", "x".repeat(201))) {
            assertThat(create(admin, bad, "{}").getStatus()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void a_refused_request_is_not_remembered_and_may_be_mended() throws Exception {
        assertThat(create("{\"label\":\"rk_abc\"}").getStatus()).isEqualTo(400);

        assertThat(create("{\"label\":\"app\"}").getStatus()).isEqualTo(201);
        assertThat(created()).extracting(GatewayKey::label).containsExactly("app");
    }

    @Test
    void of_many_at_once_one_is_carried_out_and_all_are_answered_alike() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sent = threads.invokeAll(IntStream.range(0, 16)
                    .mapToObj(_ -> (Callable<String>) () -> text(create("{\"label\":\"app\"}")))
                    .toList());
            assertThat(sent.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(created()).hasSize(1);
    }

    @Test
    void callers_do_not_share_their_keys() {
        var other = new Caller.Person(UUID.randomUUID(), admin.workspaceId(), "q@example.com", "Q", Role.ADMIN);
        create(admin, key, "{}");
        create(other, key, "{}");

        assertThat(created()).hasSize(2);
    }

    @Test
    void after_a_day_a_key_is_forgotten() {
        create("{}");
        replies.forgetOld();
        create("{}");
        assertThat(created()).hasSize(1);

        sql.update(IDEMPOTENT_REPLY)
                .set(IDEMPOTENT_REPLY.CREATED_AT, Instant.now().minus(Duration.ofHours(25)))
                .where(IDEMPOTENT_REPLY.REQUEST_KEY.eq(key))
                .execute();
        replies.forgetOld();
        create("{}");
        assertThat(created()).hasSize(2);
    }
}
