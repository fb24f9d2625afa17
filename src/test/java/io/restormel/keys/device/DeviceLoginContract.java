package io.restormel.keys.device;

import static io.restormel.keys.db.Tables.DEVICE_LOGIN;
import static io.restormel.keys.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.GatewayKeyLookup;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.Role;
import io.restormel.keys.audit.AuditFilter;
import io.restormel.keys.audit.AuditService;
import io.restormel.keys.device.DevicePoll.Reason;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ServerProperties;
import io.restormel.keys.project.EnvironmentService;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.NewGatewayKey;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

abstract class DeviceLoginContract {

    @Autowired
    DeviceLoginService logins;

    @Autowired
    DeviceApprovalService approvals;

    @Autowired
    ProjectService projects;

    @Autowired
    EnvironmentService environments;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    GatewayKeyLookup lookup;

    @Autowired
    AuditService audit;

    @Autowired
    KeyDigest digest;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller.Person editor;
    private Project project;
    /** One that no other test starts from. */
    private final String address = "2001:db8::" + UUID.randomUUID().toString().substring(0, 4);

    @BeforeEach
    void a_project_and_its_editor() {
        workspace = TestWorkspace.create(sql);
        editor = member(Role.EDITOR);
        project = as(workspace.person(Role.ADMIN), () -> projects.create("Checkout", false));
    }

    private Caller.Person member(Role role) {
        var id = UUID.randomUUID();
        var person = new Caller.Person(id, workspace.id(), id + "@example.com", "Ed", role);
        sql.insertInto(PERSON)
                .set(PERSON.ID, id)
                .set(PERSON.WORKSPACE_ID, workspace.id())
                .set(PERSON.EMAIL, person.email())
                .set(PERSON.NAME, person.name())
                .set(PERSON.ROLE, role.wire())
                .set(PERSON.CREATED_AT, Instant.now())
                .execute();
        return person;
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return callers.as(caller, work);
    }

    private void as(Caller caller, Runnable work) {
        callers.as(caller, () -> {
            work.run();
            return true;
        });
    }

    private DeviceLoginService.Started started() {
        return logins.start(address);
    }

    private void approve(DeviceLoginService.Started started) {
        as(editor, () -> approvals.approve(started.userCode(), project.id(), null, "Ed's laptop"));
    }

    /** As if the last poll, and all before it, had been so much earlier. */
    private void wait(DeviceLoginService.Started started, Duration time) {
        var row = DEVICE_LOGIN.DEVICE_DIGEST.eq(digest.of(started.deviceCode()));
        sql.select(DEVICE_LOGIN.LAST_POLL_AT, DEVICE_LOGIN.EXPIRES_AT)
                .from(DEVICE_LOGIN)
                .where(row)
                .forEach(times -> sql.update(DEVICE_LOGIN)
                        .set(
                                DEVICE_LOGIN.LAST_POLL_AT,
                                times.value1() == null ? null : times.value1().minus(time))
                        .set(DEVICE_LOGIN.EXPIRES_AT, times.value2().minus(time))
                        .where(row)
                        .execute());
    }

    private Reason refusal(DeviceLoginService.Started started) {
        return ((DevicePoll.Refused) logins.poll(started.deviceCode())).reason();
    }

    private NewGatewayKey issued(DeviceLoginService.Started started) {
        return ((DevicePoll.Issued) logins.poll(started.deviceCode())).key();
    }

    @Test
    void where_to_go_is_the_public_address_whatever_the_request_says() throws Exception {
        var server = new ServerProperties("https://keys.example.com");
        var web = MockMvcBuilders.standaloneSetup(new DeviceLoginController(logins, callers, server))
                .build();
        var started = JsonMapper.shared()
                .readTree(web.perform(post("/keys/v1/cli/device/start")
                                .remoteAddress(address)
                                .header("X-Forwarded-Host", "evil.example")
                                .header("Host", "evil.example"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());

        assertThat(started.path("verification_uri").asString()).isEqualTo("https://keys.example.com/connect-cli");
        assertThat(started.path("verification_uri_complete").asString())
                .startsWith("https://keys.example.com/connect-cli?user_code=");
        assertThat(web.perform(get("/keys/dashboard/cli/connect"))
                        .andReturn()
                        .getResponse()
                        .getHeader("Location"))
                .isEqualTo("https://keys.example.com/connect-cli");
    }

    @Test
    void what_a_person_approves_becomes_a_key_when_it_is_fetched_and_only_once() {
        var started = started();
        assertThat(started.userCode()).matches("[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}");
        assertThat(started.deviceCode()).matches("[A-Za-z0-9_-]{43}");
        assertThat(refusal(started)).isEqualTo(Reason.AUTHORIZATION_PENDING);

        approve(started);
        assertThat(as(editor, () -> keys.list(project.id()))).isEmpty();
        wait(started, Duration.ofSeconds(5));
        var created = issued(started);

        assertThat(created.key().label()).isEqualTo("Ed's laptop");
        assertThat(created.key().createdBy()).isEqualTo(editor.id().toString());
        assertThat(lookup.find(digest.of(created.secret()), System.currentTimeMillis()))
                .isNotNull();
        assertThat(created.key().projectId()).isEqualTo(project.id());
        wait(started, Duration.ofSeconds(5));
        assertThat(refusal(started)).isEqualTo(Reason.INVALID_GRANT);
        assertThat(as(editor, () -> keys.list(project.id()))).containsExactly(created.key());
        assertThat(as(workspace.person(Role.ADMIN), () -> audit.page(AuditFilter.ALL, null, 9))
                        .toString())
                .contains("device_login_approved", "gateway_key_created", editor.email())
                .doesNotContain(created.secret());
    }

    @Test
    void no_code_and_no_key_is_kept_in_clear() {
        var started = started();
        var before = sql.fetch(DEVICE_LOGIN).toString();
        approve(started);
        var created = issued(started);

        assertThat(before + sql.fetch(DEVICE_LOGIN))
                .doesNotContain(started.deviceCode())
                .doesNotContain(started.userCode())
                .doesNotContain(created.secret());
        assertThat(started.toString()).doesNotContain(started.deviceCode());
    }

    @Test
    void of_many_polls_at_once_one_gets_the_key() throws Exception {
        var started = started();
        approve(started);
        int threads = 8;
        var barrier = new CyclicBarrier(threads);
        List<Callable<DevicePoll>> polls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            polls.add(() -> {
                barrier.await();
                return logins.poll(started.deviceCode());
            });
        }
        List<DevicePoll> results = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var each : pool.invokeAll(polls)) {
                results.add(each.get());
            }
        }

        assertThat(results.stream().filter(DevicePoll.Issued.class::isInstance)).hasSize(1);
        assertThat(as(editor, () -> keys.list(project.id()))).hasSize(1);
    }

    @Test
    void who_asks_too_often_is_told_to_slow_down_by_five_seconds_more_each_time() {
        var started = started();
        refusal(started);

        assertThat(logins.poll(started.deviceCode())).isEqualTo(new DevicePoll.Refused(Reason.SLOW_DOWN, 10));
        wait(started, Duration.ofSeconds(7));
        assertThat(logins.poll(started.deviceCode())).isEqualTo(new DevicePoll.Refused(Reason.SLOW_DOWN, 15));
        wait(started, Duration.ofSeconds(15));
        assertThat(refusal(started)).isEqualTo(Reason.AUTHORIZATION_PENDING);

        // The original's client adds 2.5 seconds only; once there is a key for it, that has to do.
        approve(started);
        wait(started, Duration.ofMillis(7_500));
        assertThat(issued(started).key().projectId()).isEqualTo(project.id());
    }

    @Test
    void a_key_is_not_lost_to_a_poll_that_came_too_soon() {
        var started = started();
        refusal(started);
        approve(started);

        assertThat(refusal(started)).isEqualTo(Reason.SLOW_DOWN);
        wait(started, Duration.ofSeconds(10));
        assertThat(issued(started).secret()).startsWith("rk_");
    }

    @Test
    void a_code_ends_after_fifteen_minutes_or_120_polls() {
        var late = started();
        approve(late);
        wait(late, Duration.ofMinutes(15));
        assertThat(refusal(late)).isEqualTo(Reason.EXPIRED_TOKEN);
        assertThat(as(editor, () -> keys.list(project.id()))).isEmpty();

        var patient = started();
        sql.update(DEVICE_LOGIN)
                .set(DEVICE_LOGIN.POLLS, 119)
                .where(DEVICE_LOGIN.DEVICE_DIGEST.eq(digest.of(patient.deviceCode())))
                .execute();
        assertThat(refusal(patient)).isEqualTo(Reason.AUTHORIZATION_PENDING);
        assertThat(refusal(patient)).isEqualTo(Reason.EXPIRED_TOKEN);
    }

    @Test
    void who_is_denied_or_unknown_is_told_so() {
        var started = started();
        as(editor, () -> approvals.deny(started.userCode()));

        assertThat(refusal(started)).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(((DevicePoll.Refused) logins.poll("nobody's")).reason()).isEqualTo(Reason.INVALID_GRANT);
        assertThatThrownBy(() -> approve(started))
                .isInstanceOf(ApplicationException.Conflict.class)
                .hasMessageContaining("denied already");
    }

    @Test
    void an_approval_is_void_once_its_person_may_no_longer_create_keys() {
        var lowered = started();
        approve(lowered);
        sql.update(PERSON)
                .set(PERSON.ROLE, Role.VIEWER.wire())
                .where(PERSON.ID.eq(editor.id()))
                .execute();
        assertThat(refusal(lowered)).isEqualTo(Reason.ACCESS_DENIED);

        var disabled = started();
        approve(disabled);
        sql.update(PERSON)
                .set(PERSON.ROLE, Role.EDITOR.wire())
                .set(PERSON.DISABLED, true)
                .where(PERSON.ID.eq(editor.id()))
                .execute();
        assertThat(refusal(disabled)).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(as(workspace.person(Role.VIEWER), () -> keys.list(project.id())))
                .isEmpty();
    }

    @Test
    void an_approval_of_an_environment_never_becomes_a_key_of_the_whole_project() {
        var trial = as(editor, () -> environments.create(project.id(), "Trial", "test", null));
        var kept = started();
        as(editor, () -> approvals.approve(kept.userCode(), project.id(), trial.id(), null));
        assertThat(issued(kept).key().environmentId()).isEqualTo(trial.id());

        var lost = started();
        as(editor, () -> approvals.approve(lost.userCode(), project.id(), trial.id(), null));
        as(editor, () -> environments.delete(project.id(), trial.id(), null, true));
        assertThat(refusal(lost)).isEqualTo(Reason.INVALID_GRANT);
        assertThat(as(editor, () -> keys.list(project.id()))).isEmpty();
    }

    @Test
    void only_people_who_may_create_keys_of_the_project_approve() {
        var started = started();
        for (var caller : List.of(
                new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project.id(), null),
                new Caller.ManagementKey(UUID.randomUUID(), workspace.id()))) {
            assertThatThrownBy(() -> as(caller, () -> approvals.find(started.userCode())))
                    .isInstanceOf(ApplicationException.Refused.class)
                    .extracting("code")
                    .isEqualTo("Forbidden");
        }
        assertThatThrownBy(() ->
                        as(member(Role.VIEWER), () -> approvals.approve(started.userCode(), project.id(), null, null)))
                .isInstanceOf(ApplicationException.Refused.class)
                .extracting("code")
                .isEqualTo("forbidden");
        var stranger = TestWorkspace.create(sql).person(Role.OWNER);
        assertThatThrownBy(() -> as(stranger, () -> approvals.approve(started.userCode(), project.id(), null, null)))
                .isInstanceOf(ApplicationException.NotFound.class);
        assertThatThrownBy(() -> as(editor, () -> approvals.approve(started.userCode(), project.id(), null, "rk_abc")))
                .isInstanceOf(ApplicationException.Invalid.class);
        assertThat(refusal(started)).isEqualTo(Reason.AUTHORIZATION_PENDING);
    }

    @Test
    void a_code_is_known_however_it_is_typed_and_told_when_it_is_of_no_use() {
        var started = started();
        var typed = " " + started.userCode().toLowerCase(Locale.ROOT).replace('-', ' ');

        var found = as(editor, () -> approvals.find(typed));
        assertThat(found.userCode()).isEqualTo(started.userCode());
        assertThat(found.requestedFrom()).isEqualTo(address);

        assertThatThrownBy(() -> as(editor, () -> approvals.find("ABCD-EF0H")))
                .isInstanceOf(ApplicationException.Invalid.class)
                .extracting("code")
                .isEqualTo("invalid_code");
        assertThatThrownBy(() -> as(editor, () -> approvals.find("AAAA-AAAA")))
                .isInstanceOf(ApplicationException.NotFound.class)
                .hasMessageContaining("No command line shows this code");
        wait(started, Duration.ofMinutes(16));
        assertThatThrownBy(() -> as(editor, () -> approvals.find(started.userCode())))
                .isInstanceOf(ApplicationException.NotFound.class)
                .hasMessageContaining("expired");
    }

    @Test
    void guessing_codes_and_starting_over_and_over_are_stopped() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 31; i++) {
                        try {
                            as(editor, () -> approvals.find("AAAA-AAAA"));
                        } catch (ApplicationException.NotFound _) {
                            // As it should be, 30 times.
                        }
                    }
                })
                .isInstanceOf(ApplicationException.TooMany.class);
        for (int i = 0; i < 30; i++) {
            started();
        }
        assertThatThrownBy(this::started).isInstanceOf(ApplicationException.TooMany.class);
    }
}
