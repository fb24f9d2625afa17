package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.db.tables.records.AuditEventRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** What the audit log has of credentials: all that happens to them, nothing that they are, and no end user by name. */
abstract class CredentialAuditContract extends CredentialTestCase {

    @Autowired
    SecretRepository secrets;

    @Autowired
    SecretSealer sealer;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    org.springframework.context.ApplicationEventPublisher publisher;

    private Caller.GatewayKey host;

    @BeforeEach
    void aHost() {
        host = library();
    }

    private List<AuditEventRecord> rows() {
        return sql.selectFrom(AUDIT_EVENT)
                .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspace.id()))
                .orderBy(AUDIT_EVENT.SEQ)
                .fetch();
    }

    private List<String> actions() {
        return rows().stream().map(AuditEventRecord::getAction).toList();
    }

    private AuditEventRecord last(String action) {
        return rows().stream()
                .filter(row -> row.getAction().equals(action))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("No " + action + " in " + actions()));
    }

    private void assertNowhere(String... texts) {
        var all = rows().toString()
                + sql.selectFrom(AUDIT_EVENT)
                        .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspace.id()))
                        .fetch()
                        .formatJSON();
        for (var text : texts) {
            assertThat(all).doesNotContain(text);
        }
    }

    @Test
    void the_life_of_a_credential_of_the_workspace() {
        var first = newSecret();
        var second = newSecret();
        var id = credential("openai", first);
        var path = "/credentials/" + id;
        patch(path, Map.of("label", "Main", "revision", 1)).expect(200);
        post(path + "/verify", Map.of()).expect(200);
        post(path + "/replace", Map.of("secret", second)).expect(200);
        var binding = post(path + "/bindings", Map.of("projectId", project.toString()))
                .expect(201)
                .data()
                .path("id")
                .asString();
        delete(path + "/bindings/" + binding).expect(200);
        delete(path).expect(200);
        post(path + "/undo", Map.of());

        assertThat(actions())
                .contains(
                        "credential_created",
                        "credential_updated",
                        "credential_verified",
                        "credential_secret_replaced",
                        "credential_bound",
                        "credential_unbound",
                        "credential_removed");
        assertThat(last("credential_updated").getAfterState()).isEqualTo("{\"label\":\"Main\"}");
        assertThat(last("credential_verified").getAfterState()).isEqualTo("{\"code\":\"valid\"}");
        assertThat(last("credential_bound").getProjectId()).isEqualTo(project);
        assertThat(last("credential_removed").getTargetId()).isEqualTo(id.toString());
        assertNowhere(first, second);
    }

    @Test
    void a_checkout_names_the_key_and_the_decision() {
        var secret = newSecret();
        credential("openai", secret);
        var route = route(Map.of());
        step(route, 0, "openai", "gpt-4o");
        var decision = decide(host, null).path("requestId").asString();
        call(host, "POST", "/projects/" + project + "/credentials/checkout", Map.of("decisionId", decision))
                .expect(200);

        var row = last("credential_checked_out");
        assertThat(row.getActorType()).isEqualTo("gateway_key");
        assertThat(row.getActorId()).isEqualTo(host.actorId());
        assertThat(row.getAfterState()).contains(decision);
        assertNowhere(secret);
    }

    @Test
    void an_end_user_is_a_pseudonym_only() {
        var user = "user-" + UUID.randomUUID();
        var secret = newSecret();
        var users = "/projects/" + project + "/end-users/" + user;
        call(
                        host,
                        "POST",
                        users + "/credentials",
                        Map.of("providerType", "openai", "secret", secret, "label", user + " key"))
                .expect(201);
        call(host, "PUT", users + "/model-choice", Map.of("providerType", "openai", "modelId", "gpt-4o"))
                .expect(200);
        call(host, "DELETE", users, null).expect(200);

        assertThat(actions()).contains("credential_created", "model_chosen", "end_user_erased");
        assertThat(List.of("credential_created", "model_chosen", "end_user_erased"))
                .extracting(action -> last(action).getEndUser())
                .doesNotContainNull()
                .allMatch(last("end_user_erased").getEndUser()::equals);
        assertThat(last("end_user_erased").getAfterState()).contains("\"credentials\":1");
        assertNowhere(secret, user);

        var found = get("/audit?projectId=" + project + "&endUserId=" + user).expect(200);
        assertThat(found.data()).hasSize(3);
    }

    @Test
    void a_secret_that_does_not_open_is_told_though_its_transaction_rolls_back() {
        var mine = credential("openai", newSecret());
        var sealed = Objects.requireNonNull(sql.select(CREDENTIAL_SECRET.CIPHERTEXT)
                .from(CREDENTIAL_SECRET)
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(mine))
                .fetchSingle(CREDENTIAL_SECRET.CIPHERTEXT));
        sealed[sealed.length / 2] ^= 1;
        sql.update(CREDENTIAL_SECRET)
                .set(CREDENTIAL_SECRET.CIPHERTEXT, sealed)
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(mine))
                .execute();
        var route = route(Map.of());
        step(route, 0, "openai", "gpt-4o");
        var decision = decide(host, null).path("requestId").asString();
        var refused =
                call(host, "POST", "/projects/" + project + "/credentials/checkout", Map.of("decisionId", decision));
        assertThat(refused.error()).isEqualTo("credential_unreadable");

        assertThat(actions()).doesNotContain("credential_checked_out");
        var row = last("credential_unreadable");
        assertThat(row.getActorId()).isEqualTo(host.actorId());
        assertThat(row.getTargetId()).isEqualTo(mine.toString());
        assertThat(row.getAfterState()).contains("\"reason\":\"does_not_fit\"");
        assertThat(get("/audit/verify").data().path("intact").asBoolean()).isTrue();
    }

    @Test
    void a_secret_under_a_lost_key_is_told_once_however_often_it_is_tried() {
        var mine = credential("openai", newSecret());
        sql.update(CREDENTIAL_SECRET)
                .set(CREDENTIAL_SECRET.KEK_ID, "local-00000000")
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(mine))
                .execute();
        var keys = io.restormel.keys.platform.TestKeys.of('z');
        var rewrapper = new SecretRewrapper(secrets, new SecretSealer(keys), keys, transactions, publisher);
        rewrapper.run();
        rewrapper.run();
        assertThat(actions().stream().filter("credential_unreadable"::equals)).hasSize(1);
        assertThat(last("credential_unreadable").getActorType()).isEqualTo("system");
    }
}
