package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.platform.ApplicationException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class ManagementKeyContract {

    @Autowired
    ManagementKeyService keys;

    @Autowired
    GatewayKeyLookup lookup;

    @Autowired
    KeyDigest digest;

    @Autowired
    CurrentCaller current;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext sql;

    private final UUID workspaceId = UUID.randomUUID();

    @BeforeEach
    void open_a_workspace() {
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Test")
                .set(WORKSPACE.SLUG, workspaceId.toString())
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
    }

    private Caller.Person person(Role role) {
        return new Caller.Person(UUID.randomUUID(), workspaceId, "ada@example.com", "Ada", role);
    }

    @Test
    void a_key_is_good_from_its_creation_to_its_deletion_and_told_once() {
        var created = current.as(person(Role.ADMIN), () -> keys.create("Terraform"));

        assertThat(lookup.find(digest.of(created.secret()), clock.millis()))
                .extracting(KeySource.Entry::caller)
                .isEqualTo(new Caller.ManagementKey(created.key().id(), workspaceId));
        assertThat(created.toString()).doesNotContain(created.secret());
        assertThat(current.as(person(Role.ADMIN), () -> keys.list())).containsExactly(created.key());

        current.as(person(Role.ADMIN), () -> {
            keys.delete(created.key().id());
            return null;
        });
        assertThat(lookup.find(digest.of(created.secret()), clock.millis())).isNull();
    }

    @Test
    void only_admins_in_person_manage_keys_and_only_their_own_workspaces() {
        var created = current.as(person(Role.OWNER), () -> keys.create("CI"));
        var elsewhere = new Caller.Person(UUID.randomUUID(), UUID.randomUUID(), "b@example.com", "Bea", Role.OWNER);

        assertThatThrownBy(() -> current.as(person(Role.EDITOR), () -> keys.list()))
                .isInstanceOf(ApplicationException.Refused.class);
        assertThatThrownBy(() -> current.as(
                        new Caller.ManagementKey(created.key().id(), workspaceId), () -> keys.create("another")))
                .isInstanceOf(ApplicationException.Refused.class);
        assertThatThrownBy(() -> current.as(elsewhere, () -> {
                    keys.delete(created.key().id());
                    return null;
                }))
                .isInstanceOf(ApplicationException.NotFound.class);
    }

    @Test
    void a_label_says_something_and_is_no_key() {
        for (var label :
                new String[] {" ", "x".repeat(121), "sk-ant-abcdefghijklmnopqrstuvwxyz", "RESTORMEL_MANAGEMENT_KEY"}) {
            assertThatThrownBy(() -> current.as(person(Role.ADMIN), () -> keys.create(label)))
                    .isInstanceOf(ApplicationException.Invalid.class);
        }
    }
}
