package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.MANAGEMENT_KEY;
import static io.restormel.keys.db.Tables.PERSON;
import static io.restormel.keys.db.Tables.SETUP_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restormel.keys.platform.ApplicationException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

abstract class SetupServiceContract {

    private static final String PASSWORD = "correct horse battery";
    private static final String KEY = "a-management-key-of-32-characters";

    @Autowired
    SetupService setup;

    @Autowired
    PersonRepository people;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    GatewayKeyLookup live;

    @Autowired
    KeyDigest digest;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void nobodyYet() {
        sql.deleteFrom(PERSON).execute();
        sql.deleteFrom(SETUP_TOKEN).execute();
        sql.deleteFrom(MANAGEMENT_KEY).execute();
    }

    @Test
    void the_token_creates_the_owner_who_can_sign_in() {
        var owner = setup.createOwner(setup.issueToken(), " Ada@Example.com ", " Ada ", PASSWORD);

        assertThat(owner.workspaceId()).isEqualTo(setup.workspaceId());
        assertThat(people.findByEmail("ada@example.com")).hasValueSatisfying(ada -> {
            assertThat(ada.role()).isEqualTo(Role.OWNER);
            assertThat(ada.name()).isEqualTo("Ada");
            assertThat(encoder.matches(PASSWORD, people.passwordHash(ada.id()))).isTrue();
        });
        assertThat(setup.isPending()).isFalse();
        assertThat(sql.selectFrom(AUDIT_EVENT)
                        .where(AUDIT_EVENT.ACTION.eq("owner_created"), AUDIT_EVENT.ACTOR_ID.eq(owner.actorId()))
                        .fetch())
                .singleElement()
                .satisfies(row -> assertThat(row.getTargetName()).isEqualTo("ada@example.com"));
    }

    @Test
    void the_token_is_good_once() {
        var token = setup.issueToken();
        setup.createOwner(token, "ada@example.com", "Ada", PASSWORD);

        assertThat(setup.accepts(token)).isFalse();
        assertRefused(() -> setup.createOwner(token, "eve@example.com", "Eve", PASSWORD));
    }

    @Test
    void of_two_who_redeem_the_token_at_once_one_becomes_owner() {
        for (int round = 0; round < 5; round++) {
            nobodyYet();
            var token = setup.issueToken();

            var failures = AtOnce.run(
                    () -> setup.createOwner(token, "ada@example.com", "Ada", PASSWORD),
                    () -> setup.createOwner(token, "eve@example.com", "Eve", PASSWORD));

            assertThat(failures).singleElement().isInstanceOf(ApplicationException.Refused.class);
            assertThat(sql.fetchCount(PERSON)).isOne();
        }
    }

    @Test
    void a_wrong_or_replaced_token_creates_nobody_and_spends_nothing() {
        var replaced = setup.issueToken();
        var token = setup.issueToken();

        for (var wrong : List.of("", "setup_", token + "x", replaced)) {
            assertThat(setup.accepts(wrong)).isFalse();
            assertRefused(() -> setup.createOwner(wrong, "eve@example.com", "Eve", PASSWORD));
        }
        assertThat(setup.accepts(token)).isTrue();
        assertThat(setup.isPending()).isTrue();
    }

    @Test
    void a_second_owner_cannot_be_set_up_even_with_a_new_token() {
        setup.createOwner(setup.issueToken(), "ada@example.com", "Ada", PASSWORD);
        var later = setup.issueToken();

        assertThat(setup.accepts(later)).isFalse();
        assertRefused(() -> setup.createOwner(later, "eve@example.com", "Eve", PASSWORD));
    }

    @Test
    void a_refused_field_is_named_and_the_token_stays_good() {
        var token = setup.issueToken();

        assertField("password", () -> setup.createOwner(token, "ada@example.com", "Ada", "too short"));
        assertField("password", () -> setup.createOwner(token, "ada@example.com", "Ada", "é".repeat(37)));
        assertField("email", () -> setup.createOwner(token, "ada", "Ada", PASSWORD));
        assertField("name", () -> setup.createOwner(token, "ada@example.com", " ", PASSWORD));
        assertField("name", () -> setup.createOwner(token, "ada@example.com", "a".repeat(121), PASSWORD));
        assertThat(setup.accepts(token)).isTrue();
    }

    @Test
    void the_token_is_not_in_the_database() {
        var token = setup.issueToken();

        assertThat(sql.fetchValue(SETUP_TOKEN.DIGEST)).isNotEqualTo(token).isEqualTo(digest.of(token));
    }

    @Test
    void nodes_that_start_at_once_create_the_owner_of_the_environment_once() {
        var failures = AtOnce.run(
                () -> setup.createOwnerIfPending("ada@example.com", PASSWORD),
                () -> setup.createOwnerIfPending("ada@example.com", PASSWORD));

        assertThat(failures).isEmpty();
        assertThat(sql.fetchCount(PERSON)).isOne();
    }

    @Test
    void the_environment_s_owner_replaces_nobody_and_ends_the_set_up() {
        var token = setup.issueToken();
        setup.createOwnerIfPending("ada@example.com", PASSWORD);
        setup.createOwnerIfPending("eve@example.com", PASSWORD);

        assertThat(people.findByEmail("ada@example.com")).isPresent();
        assertThat(people.findByEmail("eve@example.com")).isEmpty();
        assertRefused(() -> setup.createOwner(token, "eve@example.com", "Eve", PASSWORD));
    }

    @Test
    void a_short_management_key_refuses_the_start_by_the_variable_s_name_and_never_prints_it() {
        var tooShort = "x".repeat(31);

        assertThatThrownBy(() -> setup.useManagementKey(tooShort))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RESTORMEL_MANAGEMENT_KEY")
                .hasMessageContaining("32")
                .hasMessageNotContaining(tooShort);
        assertThat(sql.fetchCount(MANAGEMENT_KEY)).isZero();
    }

    @Test
    void a_rotated_management_key_replaces_the_earlier_one_at_once() {
        setup.useManagementKey(KEY);
        assertThat(callerOf(KEY)).isNotNull();

        setup.useManagementKey(KEY + "-rotated");

        assertThat(callerOf(KEY)).isNull();
        assertThat(callerOf(KEY + "-rotated")).isInstanceOf(Caller.ManagementKey.class);
        assertThat(sql.fetchCount(MANAGEMENT_KEY)).isOne();
    }

    @Test
    void the_same_management_key_at_the_next_start_stays_the_same_key() {
        setup.useManagementKey(KEY);
        UUID before = sql.fetchValue(MANAGEMENT_KEY.ID);

        setup.useManagementKey(KEY);

        assertThat(sql.fetchValue(MANAGEMENT_KEY.ID)).isEqualTo(before);
    }

    private @Nullable Caller callerOf(String key) {
        var entry = live.find(digest.of(key), Instant.now().toEpochMilli());
        return entry == null ? null : entry.caller();
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThat(catchThrowableOfType(ApplicationException.Refused.class, work)
                        .code())
                .isEqualTo("setup_token_invalid");
    }

    private static void assertField(String field, ThrowingCallable work) {
        assertThat(catchThrowableOfType(ApplicationException.Invalid.class, work)
                        .details()
                        .get("field"))
                .isEqualTo(field);
    }
}
