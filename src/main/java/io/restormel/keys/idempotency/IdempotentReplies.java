package io.restormel.keys.idempotency;

import io.restormel.keys.access.Caller;
import io.restormel.keys.platform.ApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a request out once for each key, and remembers its reply for a day. What the request changes, the key and the
 * reply are one transaction: either all of them are there afterwards or none. A refused request is not remembered.
 *
 * <p>Whoever sends it again with other rights than then is asked for them anew, by the only one who knows them: the request
 * is carried out and undone. If that comes to a refusal, it is the answer, else what was answered then. Thread-safe.
 */
@Component
class IdempotentReplies {

    static final Duration KEPT = Duration.ofDays(1);

    private final IdempotentReplyRepository replies;
    private final SealedReplies sealed;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IdempotentReplies(
            IdempotentReplyRepository replies,
            SealedReplies sealed,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.replies = replies;
        this.sealed = sealed;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param repeated whether the reply is from before */
    record Answer(Reply reply, boolean repeated) {}

    /** The work of a request: what it changes joins the present transaction. */
    interface Work {
        Reply run() throws Exception;
    }

    private static final class WorkFailed extends RuntimeException {
        WorkFailed(Exception cause) {
            super(cause);
        }
    }

    /**
     * @throws ApplicationException.Conflict {@code idempotency_key_reused} when the key was sent with another request
     * @throws Exception what the work throws; nothing is changed then
     */
    Answer once(Ask ask, Caller caller, Work work) throws Exception {
        try {
            return Objects.requireNonNull(transaction.execute(status -> once(ask, Rights.of(caller), work, status)));
        } catch (WorkFailed e) {
            throw (Exception) e.getCause();
        }
    }

    private Answer once(Ask ask, String rights, Work work, TransactionStatus transaction) {
        if (!replies.take(ask, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return again(ask, rights, work, transaction);
        }
        var fresh = run(work);
        if (fresh.isSuccess()) {
            replies.keep(ask, fresh.status(), sealed.seal(ask, rights, fresh));
        } else {
            transaction.setRollbackOnly();
        }
        return new Answer(fresh, false);
    }

    private Answer again(Ask ask, String rights, Work work, TransactionStatus transaction) {
        var stored = replies.find(ask).orElseThrow();
        if (!stored.fingerprint().equals(ask.fingerprint())) {
            throw new ApplicationException.Conflict(
                    "idempotency_key_reused", "The Idempotency-Key was sent with another request before");
        }
        if (stored.status() == null || stored.sealed() == null) {
            throw new IllegalStateException("A request was remembered without its reply");
        }
        var then = sealed.open(ask, stored.sealed());
        if (!rights.equals(then.rights())) {
            transaction.setRollbackOnly();
            var now = run(work);
            if (now.isRefusal()) {
                return new Answer(now, false);
            }
        }
        return new Answer(new Reply(stored.status(), then.headers(), then.body()), true);
    }

    private static Reply run(Work work) {
        try {
            return work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new WorkFailed(e);
        }
    }

    void forgetOld() {
        transaction.executeWithoutResult(
                _ -> replies.forgetBefore(clock.instant().minus(KEPT)));
    }
}
