package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.db.tables.records.AuditEventRecord;
import io.restormel.keys.project.TestWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

abstract class SignInAuditContract {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    PasswordSignIn signIn;

    @Autowired
    PersonRepository people;

    @Autowired
    WorkspaceRepository workspaces;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private String email;

    @BeforeEach
    void aPerson() {
        workspace = TestWorkspace.create(sql);
        email = UUID.randomUUID() + "@example.com";
        people.insert(
                UUID.randomUUID(), workspace.id(), email, "Ada", Role.OWNER, encoder.encode(PASSWORD), Instant.now());
    }

    private void attempt(String address, String password) {
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(address, password));
    }

    private List<AuditEventRecord> rows(UUID workspaceId) {
        return sql.selectFrom(AUDIT_EVENT)
                .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspaceId))
                .orderBy(AUDIT_EVENT.SEQ)
                .fetch();
    }

    @Test
    void who_signed_in_and_who_tried_to_is_kept_and_no_password() {
        assertThatThrownBy(() -> attempt(email, "wrong guess")).isInstanceOf(BadCredentialsException.class);
        attempt(email, PASSWORD);

        var rows = rows(workspace.id());
        assertThat(rows).extracting(AuditEventRecord::getAction).containsExactly("sign_in_failed", "sign_in");
        assertThat(rows).extracting(AuditEventRecord::getActorType).containsExactly("anonymous", "user");
        assertThat(rows).extracting(AuditEventRecord::getTargetName).containsExactly(email, email);
        assertThat(rows.getLast().getActorName()).isEqualTo("Ada <" + email + ">");
        assertThat(rows.toString()).doesNotContain("wrong guess", PASSWORD);
    }

    @Test
    void what_was_typed_in_place_of_an_address_is_not_kept() {
        var typed = "my secret " + UUID.randomUUID();
        assertThatThrownBy(() -> attempt(typed, "x")).isInstanceOf(BadCredentialsException.class);
        var rows = rows(workspaces.ensureWorkspace(Instant.now()));
        assertThat(rows).extracting(AuditEventRecord::getAction).contains("sign_in_failed");
        assertThat(rows.toString()).doesNotContain(typed);
    }

    @Test
    void guessing_on_and_on_does_not_fill_the_log() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> attempt(email, "guess")).isInstanceOf(BadCredentialsException.class);
        }
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> attempt(email, "guess")).isInstanceOf(LockedException.class);
        }
        assertThat(rows(workspace.id())).hasSize(5);
    }
}
