package io.restormel.keys.idempotency;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.InstallationSecretRepository;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a request out once for each key, and remembers its reply for a day. What the request changes, the key and the
 * reply are one transaction: either all of them are there afterwards or none. A refused request is not remembered.
 * Thread-safe.
 */
@Component
class IdempotentReplies {

    static final Duration KEPT = Duration.ofDays(1);

    private final IdempotentReplyRepository replies;
    private final InstallationSecretRepository secrets;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable AesGcmJce aead;

    IdempotentReplies(
            IdempotentReplyRepository replies,
            InstallationSecretRepository secrets,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.replies = replies;
        this.secrets = secrets;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param repeated whether it is from before */
    record Reply(int status, byte[] body, boolean repeated) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

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
    Reply once(Ask ask, Work work) throws Exception {
        try {
            var reply = transaction.execute(status -> {
                if (!replies.take(ask, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
                    return replies.find(ask)
                            .map(stored -> repeated(ask, stored))
                            .orElseThrow();
                }
                var fresh = run(work);
                if (fresh.isSuccess()) {
                    replies.keep(ask, fresh.status(), seal(ask, fresh.body()));
                } else {
                    status.setRollbackOnly();
                }
                return fresh;
            });
            return Objects.requireNonNull(reply);
        } catch (WorkFailed e) {
            throw (Exception) e.getCause();
        }
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

    private Reply repeated(Ask ask, IdempotentReplyRepository.Stored stored) {
        if (!stored.fingerprint().equals(ask.fingerprint())) {
            throw new ApplicationException.Conflict(
                    "idempotency_key_reused", "The Idempotency-Key was sent with another request before");
        }
        if (stored.status() == null || stored.sealed() == null) {
            throw new IllegalStateException("A request was remembered without its reply");
        }
        try {
            return new Reply(stored.status(), aead().decrypt(stored.sealed(), ask.place()), true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A remembered reply cannot be opened", e);
        }
    }

    private byte[] seal(Ask ask, byte[] body) {
        try {
            return aead().encrypt(body, ask.place());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A reply cannot be sealed", e);
        }
    }

    private AesGcmJce aead() throws GeneralSecurityException {
        var made = aead;
        if (made == null) {
            made = new AesGcmJce(secrets.secret("idempotent-replies"));
            aead = made;
        }
        return made;
    }

    void forgetOld() {
        transaction.executeWithoutResult(
                _ -> replies.forgetBefore(clock.instant().minus(KEPT)));
    }
}
