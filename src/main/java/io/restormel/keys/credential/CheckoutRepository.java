package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL_CHECKOUT;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** For which decisions a secret was handed out. */
@Repository
class CheckoutRepository {

    private final DSLContext sql;

    CheckoutRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** False when it was done before: of two at once, one gets true. */
    boolean record(UUID decisionId, UUID credentialId, UUID projectId, Instant now) {
        return sql.insertInto(CREDENTIAL_CHECKOUT)
                        .set(CREDENTIAL_CHECKOUT.DECISION_ID, decisionId)
                        .set(CREDENTIAL_CHECKOUT.CREDENTIAL_ID, credentialId)
                        .set(CREDENTIAL_CHECKOUT.PROJECT_ID, projectId)
                        .set(CREDENTIAL_CHECKOUT.CHECKED_OUT_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void forgetBefore(Instant time) {
        sql.deleteFrom(CREDENTIAL_CHECKOUT)
                .where(CREDENTIAL_CHECKOUT.CHECKED_OUT_AT.lt(time))
                .execute();
    }
}
