package io.restormel.keys.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.GatewayKeyLookup;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.access.KeyUse;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class GatewayKeyServiceContract {

    @Autowired
    ProjectService projects;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    CurrentCaller current;

    @Autowired
    GatewayKeyLookup lookup;

    @Autowired
    KeyDigest digest;

    @Autowired
    List<KeyUse> uses;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller editor;
    private UUID project;
    private UUID development;

    @BeforeEach
    void newProject() {
        workspace = TestWorkspace.create(sql);
        editor = workspace.person(Role.EDITOR);
        project = current.as(workspace.person(Role.ADMIN), () -> projects.create("Checkout", false))
                .id();
        development = current.as(editor, () -> projects.environments(project))
                .getFirst()
                .id();
    }

    private <T> T asEditor(Supplier<T> work) {
        return current.as(editor, work);
    }

    private void revoke(UUID keyId) {
        asEditor(() -> {
            keys.revoke(project, keyId);
            return true;
        });
    }

    private @Nullable Caller whoHas(String secret, Instant now) {
        return lookup.find(digest.of(secret), now.toEpochMilli());
    }

    private static String refusal(Supplier<?> work) {
        return catchThrowableOfType(ApplicationException.class, work::get).code();
    }

    @Test
    void a_key_works_as_soon_as_it_is_created_and_no_longer_once_revoked() {
        var created = asEditor(() -> keys.create(project, "CI staging", development, null));
        var now = Instant.now();

        assertThat(KeyFormat.isWellFormed(KeyFormat.GATEWAY, created.secret())).isTrue();
        assertThat(whoHas(created.secret(), now))
                .isEqualTo(new Caller.GatewayKey(created.key().id(), workspace.id(), project, development));

        revoke(created.key().id());

        assertThat(whoHas(created.secret(), now)).isNull();
        assertThat(asEditor(() -> keys.list(project))).isEmpty();
    }

    @Test
    void the_secret_is_kept_nowhere() {
        var created = asEditor(() -> keys.create(project, null, null, null));

        assertThat(created.toString()).doesNotContain(created.secret());
        assertThat(asEditor(() -> keys.list(project))).singleElement().satisfies(key -> {
            assertThat(key.shown()).isEqualTo(created.secret().substring(0, 12) + "…");
            assertThat(key.lastUsedAt()).isNull();
        });
        assertThat(sql.fetch("select * from gateway_key").format(1_000_000)).doesNotContain(created.secret());
    }

    @Test
    void an_expired_key_is_refused() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
        var created = asEditor(() -> keys.create(project, null, null, tomorrow));

        assertThat(whoHas(created.secret(), tomorrow.minusSeconds(1))).isNotNull();
        assertThat(whoHas(created.secret(), tomorrow)).isNull();
        assertThat(refusal(() -> asEditor(() -> keys.create(project, null, null, Instant.now()))))
                .isEqualTo("invalid_request");
    }

    @Test
    void a_key_pasted_as_label_is_refused() {
        for (var label : List.of("rk_abc", " rkm_abc", "RK_abc")) {
            assertThat(refusal(() -> asEditor(() -> keys.create(project, label, null, null))))
                    .isEqualTo("invalid_label");
        }
        assertThat(refusal(() -> asEditor(() -> keys.create(project, "x".repeat(121), null, null))))
                .isEqualTo("invalid_request");
    }

    @Test
    void a_label_is_changed_and_removed() {
        var id = asEditor(() -> keys.create(project, "old", null, null)).key().id();

        for (var label : new String[] {"new", null}) {
            asEditor(() -> {
                keys.rename(project, id, label);
                return true;
            });
            assertThat(asEditor(() -> keys.list(project)))
                    .extracting(GatewayKey::label)
                    .containsExactly(label);
        }
    }

    @Test
    void a_key_of_one_environment_does_not_reach_beyond_it() {
        var wide = asEditor(() -> keys.create(project, "wide", null, null)).key();
        var narrow = asEditor(() -> keys.create(project, "narrow", development, null))
                .key();
        var caller = new Caller.GatewayKey(narrow.id(), workspace.id(), project, development);

        assertThat(refusal(() -> current.as(caller, () -> keys.create(project, null, null, null))))
                .isEqualTo("forbidden");
        assertThat(refusal(() -> current.as(caller, () -> {
                    keys.revoke(project, wide.id());
                    return true;
                })))
                .isEqualTo("forbidden");
        assertThat(current.as(caller, () -> keys.create(project, null, development, null))
                        .key()
                        .environmentId())
                .isEqualTo(development);
    }

    @Test
    void a_key_of_another_project_is_not_there() {
        var other = current.as(workspace.person(Role.ADMIN), () -> projects.create("Other", false));
        var key = asEditor(() -> keys.create(other.id(), null, null, null)).key();

        assertThat(refusal(() -> {
                    revoke(key.id());
                    return true;
                }))
                .isEqualTo("not_found");
    }

    @Test
    void the_first_use_in_a_minute_is_remembered() {
        var key = asEditor(() -> keys.create(project, null, null, null)).key();
        var caller = new Caller.GatewayKey(key.id(), workspace.id(), project, null);
        var first = Instant.now().truncatedTo(ChronoUnit.MICROS);

        uses.forEach(use -> use.used(caller, first));
        uses.forEach(use -> use.used(caller, first.plusSeconds(1)));

        await().untilAsserted(() -> assertThat(asEditor(() -> keys.list(project)))
                .extracting(GatewayKey::lastUsedAt)
                .containsExactly(first));
    }
}
