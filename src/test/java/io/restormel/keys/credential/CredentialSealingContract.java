package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.project.TestWorkspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What somebody can do who writes to the database, but lacks the key-encryption key: nothing unseen. */
@RecordApplicationEvents
abstract class CredentialSealingContract extends CredentialTestCase {

    @Autowired
    ApplicationEvents events;

    private String secret;
    private UUID mine;
    private UUID bystander;

    @BeforeEach
    void twoCredentials() {
        secret = newSecret();
        mine = credential("openai", secret);
        bystander = credential("anthropic", newSecret());
    }

    private Reply verify(UUID id) {
        return post("/credentials/" + id + "/verify", Map.of());
    }

    private void assertUnreadable(UUID id, String reason) {
        var refused = verify(id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error()).isEqualTo("credential_unreadable");
        assertThat(refused.body().toString()).doesNotContain(secret);
        assertThat(events.stream(CredentialEvent.Unreadable.class)
                        .filter(event -> event.subject().credentialId().equals(id)))
                .last()
                .satisfies(event -> {
                    assertThat(event.reason()).isEqualTo(reason);
                    assertThat(event.actorId()).isEqualTo(admin.actorId());
                });
    }

    private byte[] column(UUID id, org.jooq.Field<byte[]> column) {
        return Objects.requireNonNull(sql.select(column)
                .from(CREDENTIAL_SECRET)
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(id))
                .fetchSingle(column));
    }

    private void set(UUID id, org.jooq.Field<byte[]> column, byte[] value) {
        sql.update(CREDENTIAL_SECRET)
                .set(column, value)
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(id))
                .execute();
    }

    @Test
    void the_database_holds_no_secret_in_the_clear() {
        for (var table : List.of(CREDENTIAL, CREDENTIAL_SECRET)) {
            assertThat(sql.selectFrom(table).fetch().formatCSV()).doesNotContain(secret);
        }
        var stored =
                new String(column(mine, CREDENTIAL_SECRET.CIPHERTEXT), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(stored).doesNotContain(secret);
        assertThat(verify(mine).status()).isEqualTo(200);
    }

    @Test
    void a_flipped_bit_is_noticed_and_concerns_no_other_credential() {
        for (var column : List.of(CREDENTIAL_SECRET.CIPHERTEXT, CREDENTIAL_SECRET.WRAPPED_KEY)) {
            var before = column(mine, column);
            var after = before.clone();
            after[after.length / 2] ^= 1;
            set(mine, column, after);
            assertUnreadable(mine, "does_not_fit");
            assertThat(verify(bystander).status()).isEqualTo(200);
            set(mine, column, before);
        }
        assertThat(verify(mine).status()).isEqualTo(200);
    }

    @Test
    void two_secrets_cannot_be_swapped() {
        for (var column : List.of(CREDENTIAL_SECRET.CIPHERTEXT, CREDENTIAL_SECRET.WRAPPED_KEY)) {
            var one = column(mine, column);
            set(mine, column, column(bystander, column));
            set(bystander, column, one);
        }
        assertUnreadable(mine, "does_not_fit");
        assertUnreadable(bystander, "does_not_fit");
    }

    @Test
    void a_row_moved_to_another_workspace_or_user_does_not_open_there() {
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.WORKSPACE_ID, TestWorkspace.create(sql).id())
                .where(CREDENTIAL.ID.eq(mine))
                .execute();
        assertThat(verify(mine).status()).isEqualTo(404);

        sql.update(CREDENTIAL_SECRET)
                .set(CREDENTIAL_SECRET.SLOT, "previous")
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(bystander))
                .execute();
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.VERIFICATION, "failed")
                .set(CREDENTIAL.PREVIOUS_UNTIL, DSL.field(CREDENTIAL.CREATED_AT))
                .where(CREDENTIAL.ID.eq(bystander))
                .execute();
        assertThat(verify(bystander).error()).isEqualTo("no_secret");
    }

    @Test
    void a_row_stolen_into_the_own_workspace_does_not_open() {
        var thief = TestWorkspace.create(sql);
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.WORKSPACE_ID, thief.id())
                .where(CREDENTIAL.ID.eq(mine))
                .execute();
        workspace = thief;
        admin = thief.person(io.restormel.keys.access.Role.ADMIN);
        assertUnreadable(mine, "does_not_fit");
    }

    @Test
    void a_secret_under_an_unknown_key_says_so_and_can_be_replaced() {
        sql.update(CREDENTIAL_SECRET)
                .set(CREDENTIAL_SECRET.KEK_ID, "local-00000000")
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(mine))
                .execute();
        assertUnreadable(mine, "unknown_key");

        post("/credentials/" + mine + "/replace", Map.of("secret", newSecret(), "overlapSeconds", 60))
                .expect(200);
        assertThat(verify(mine).status()).isEqualTo(200);
    }
}
