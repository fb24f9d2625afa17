package io.restormel.keys.project;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.GatewayKeyLookup;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.KeySource;
import io.restormel.keys.access.KeyUse;
import io.restormel.keys.access.Role;
import io.restormel.keys.access.WorkspaceSettings;
import io.restormel.keys.access.WorkspaceSettingsService;
import io.restormel.keys.platform.ApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    WorkspaceSettingsService workspaces;

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
            keys.revoke(project, keyId, null);
            return true;
        });
    }

    private @Nullable Caller whoHas(String secret, Instant now) {
        var entry = lookup.find(digest.of(secret), now.toEpochMilli());
        return entry == null ? null : entry.caller();
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
                keys.rename(project, id, null, label);
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
        var caller =
                new Caller.GatewayKey(narrow.id(), workspace.id(), project, development, EnumSet.allOf(KeyScope.class));

        assertThat(refusal(() -> current.as(caller, () -> keys.create(project, null, null, null))))
                .isEqualTo("forbidden");
        assertThat(refusal(() -> current.as(caller, () -> {
                    keys.revoke(project, wide.id(), null);
                    return true;
                })))
                .isEqualTo("forbidden");
        assertThat(current.as(caller, () -> keys.create(project, null, development, null))
                        .key()
                        .environmentId())
                .isEqualTo(development);
    }

    private NewGatewayKey withScopes(KeyScope... scopes) {
        return asEditor(() -> scoped(scopes));
    }

    private NewGatewayKey scoped(KeyScope... scopes) {
        return keys.create(project, new GatewayKeySettings("scoped", null, null, Set.of(scopes), List.of(), null));
    }

    private Caller caller(NewGatewayKey key) {
        return requireNonNull(whoHas(key.secret(), Instant.now()));
    }

    private static <T> Supplier<T> then(Runnable work, T result) {
        return () -> {
            work.run();
            return result;
        };
    }

    @Test
    void a_plain_key_edits_its_project_only_where_the_workspace_lets_it() {
        var plain = asEditor(() -> keys.create(project, null, null, null));
        var open = then(() -> workspaces.change(new WorkspaceSettings(true, null)), true);

        assertThat(caller(plain).mayInProject(project, Role.EDITOR)).isFalse();
        assertThat(refusal(() -> current.as(caller(plain), () -> keys.create(project, null, null, null))))
                .isEqualTo("scope_required");
        assertThat(refusal(() -> asEditor(open))).isEqualTo("forbidden");

        current.as(workspace.person(Role.ADMIN), open);
        assertThat(caller(plain).mayInProject(project, Role.EDITOR)).isTrue();
        assertThat(caller(withScopes(KeyScope.USAGE)).mayInProject(project, Role.EDITOR))
                .as("a key with scopes of its own does what they say")
                .isFalse();
    }

    @Test
    void nobody_gives_a_key_more_than_they_have() {
        var tool = withScopes(KeyScope.MANAGE, KeyScope.RESOLVE);

        assertThat(refusal(() -> withScopes(KeyScope.CREDENTIALS))).isEqualTo("forbidden");
        assertThat(refusal(() -> withScopes())).isEqualTo("invalid_request");
        assertThat(refusal(() -> current.as(caller(tool), () -> scoped(KeyScope.USAGE))))
                .isEqualTo("forbidden");
        assertThat(current.as(caller(tool), () -> scoped(KeyScope.RESOLVE))
                        .key()
                        .scopes())
                .containsExactly(KeyScope.RESOLVE);
        var vault = current.as(workspace.person(Role.ADMIN), () -> scoped(KeyScope.CREDENTIALS));
        assertThat(refusal(() -> asEditor(() -> keys.rotate(project, vault.key().id(), Duration.ZERO))))
                .as("who gets the secret gets the scopes")
                .isEqualTo("forbidden");
    }

    @Test
    void both_secrets_work_until_the_overlap_ends() {
        var first = asEditor(() -> keys.create(project, "app", null, null));
        var id = first.key().id();
        var second = asEditor(() -> keys.rotate(project, id, Duration.ofDays(7)));
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var outgoing = requireNonNull(second.key().outgoing());

        assertThat(caller(first)).isEqualTo(caller(second)).isNotNull();
        assertThat(outgoing.shown()).isEqualTo(first.key().shown());
        assertThat(outgoing.lastUsedAt()).isNull();
        assertThat(whoHas(first.secret(), outgoing.expiresAt().minusSeconds(1))).isNotNull();
        assertThat(whoHas(first.secret(), outgoing.expiresAt())).isNull();
        assertThat(whoHas(second.secret(), outgoing.expiresAt())).isNotNull();

        var entry = requireNonNull(lookup.find(digest.of(first.secret()), now.toEpochMilli()));
        uses.forEach(use -> use.used(entry, now));
        await().untilAsserted(() -> assertThat(asEditor(() -> keys.list(project)))
                .singleElement()
                .satisfies(key -> {
                    assertThat(requireNonNull(key.outgoing()).lastUsedAt()).isEqualTo(now);
                    assertThat(key.lastUsedAt()).isNull();
                }));
        assertThat(refusal(() -> asEditor(() -> keys.rotate(project, id, Duration.ofHours(1)))))
                .isEqualTo("rotation_in_progress");

        asEditor(then(() -> keys.endOverlap(project, id, null), true));
        assertThat(whoHas(first.secret(), now)).isNull();
        assertThat(whoHas(second.secret(), now)).isNotNull();
        assertThat(asEditor(() -> keys.list(project)))
                .extracting(GatewayKey::outgoing)
                .containsOnlyNulls();
    }

    @Test
    void a_rotation_without_overlap_ends_all_secrets_before_it() {
        var first = asEditor(() -> keys.create(project, "app", null, null));
        var second = asEditor(() -> keys.rotate(project, first.key().id(), Duration.ofDays(1)));
        var third = asEditor(() -> keys.rotate(project, first.key().id(), Duration.ZERO));
        var now = Instant.now();

        assertThat(whoHas(first.secret(), now)).isNull();
        assertThat(whoHas(second.secret(), now)).isNull();
        assertThat(whoHas(third.secret(), now)).isNotNull();
        assertThat(third.key().outgoing()).isNull();
        assertThat(third.key().id()).isEqualTo(first.key().id());
    }

    private GatewayKey limit(GatewayKey key, String range, int perMinute) {
        return asEditor(() -> keys.edit(
                project,
                key.id(),
                key.revision(),
                _ -> new GatewayKeySettings("limited", null, null, null, List.of(range), perMinute)));
    }

    @Test
    void limits_are_checked_and_an_edit_of_an_old_revision_is_refused() {
        var key = asEditor(() -> keys.create(project, "app", null, null)).key();
        for (var range : List.of("example.com", "10.0.0.0/40", "", "::1/200", "10.0.0.0/-1")) {
            assertThat(refusal(() -> limit(key, range, 60))).as(range).isEqualTo("invalid_request");
        }
        assertThat(refusal(() -> limit(key, "10.0.0.0/8", 0))).isEqualTo("invalid_request");

        var limited = limit(key, "10.0.0.0/8", 60);
        assertThat(limited.settings().ipRanges()).containsExactly("10.0.0.0/8");
        assertThat(limited.settings().requestsPerMinute()).isEqualTo(60);
        assertThat(refusal(() -> limit(key, "10.0.0.0/8", 60))).isEqualTo("stale_revision");
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
        var caller = new KeySource.Entry("", new Caller.GatewayKey(key.id(), workspace.id(), project, null), null);
        var first = Instant.now().truncatedTo(ChronoUnit.MICROS);

        uses.forEach(use -> use.used(caller, first));
        uses.forEach(use -> use.used(caller, first.plusSeconds(1)));

        await().untilAsserted(() -> assertThat(asEditor(() -> keys.list(project)))
                .extracting(GatewayKey::lastUsedAt)
                .containsExactly(first));
    }
}
