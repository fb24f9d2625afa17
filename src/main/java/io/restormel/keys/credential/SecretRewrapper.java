package io.restormel.keys.credential;

import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.KeyUnwrapException;
import io.restormel.keys.platform.KeyWrapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals all data keys under the key-encryption key in force, batch by batch, while everything else goes on. What is
 * left is told by the rows themselves, so it may be stopped or killed at any point, and may run on several nodes. A
 * secret that does not open is reported, skipped, and tried again in the next round.
 */
@Component
class SecretRewrapper {

    private static final Logger log = LoggerFactory.getLogger(SecretRewrapper.class);
    static final int BATCH = 100;
    /** With a key lost for good, all fail in every round: some names are enough. */
    private static final int NAMED = 5;

    private final SecretRepository secrets;
    private final SecretSealer sealer;
    private final KeyWrapping keys;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Set<UUID> reported = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);

    SecretRewrapper(
            SecretRepository secrets,
            SecretSealer sealer,
            KeyWrapping keys,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.secrets = secrets;
        this.sealer = sealer;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    /**
     * Of the present or last round on this node.
     *
     * @param left secrets still under another key, when last counted
     * @param failed among them, those that did not open
     */
    record Progress(int done, int left, int failed) {

        static final Progress NONE = new Progress(0, 0, 0);

        int total() {
            return done + left;
        }
    }

    Progress progress() {
        return progress.get();
    }

    /** One round over all that is not under the key in force; cheap when there is nothing. */
    Progress run() {
        var keyId = keys.currentKeyId();
        int left = secrets.countUnderOtherKeys(keyId);
        if (left == 0) {
            progress.set(Progress.NONE);
            return Progress.NONE;
        }
        log.info("credential event=RewrapStarted secrets={} kek={}", left, keyId);
        progress.set(new Progress(0, left, 0));
        int done = 0;
        int failed = 0;
        UUID after = null;
        while (!Thread.currentThread().isInterrupted()) {
            var batch = batch(keyId, after);
            if (batch.isEmpty()) {
                break;
            }
            List<@Nullable SealedSecret> renewed = new ArrayList<>(batch.size());
            for (var each : batch) {
                renewed.add(rewrapped(each));
            }
            done += store(keyId, batch, renewed);
            for (int i = 0; i < batch.size(); i++) {
                if (renewed.get(i) == null && failed++ < NAMED) {
                    log.error("credential event=RewrapFailed secret={}", batch.get(i));
                }
            }
            after = batch.getLast().place().credentialId();
            progress.set(new Progress(done, Math.max(0, left - done), failed));
        }
        int remaining = secrets.countUnderOtherKeys(keyId);
        progress.set(new Progress(done, remaining, failed));
        log.info("credential event=Rewrapped secrets={} left={} failed={} kek={}", done, remaining, failed, keyId);
        return progress.get();
    }

    /** Both secrets of a credential are in one batch, since the next begins after the credential. */
    private List<SealedSecret> batch(String keyId, @Nullable UUID after) {
        var read = secrets.underOtherKeys(keyId, after, BATCH + 1);
        if (read.size() <= BATCH) {
            return read;
        }
        var beyond = read.getLast().place().credentialId();
        return read.stream()
                .filter(each -> !each.place().credentialId().equals(beyond))
                .toList();
    }

    /** Null when it does not open. */
    private @Nullable SealedSecret rewrapped(SealedSecret secret) {
        try {
            return sealer.rewrap(secret);
        } catch (SecretUnreadableException e) {
            if (e.reason() == KeyUnwrapException.Reason.UNAVAILABLE) {
                throw new IllegalStateException("The key-encryption key cannot be reached");
            }
            report(secret, e.reason());
            return null;
        } catch (KeyUnwrapException e) {
            throw new IllegalStateException("The key-encryption key cannot be reached", e);
        }
    }

    /** Once for each on this node, since it is tried again in every round. */
    private void report(SealedSecret secret, KeyUnwrapException.Reason reason) {
        var place = secret.place();
        if (!reported.add(place.credentialId())) {
            return;
        }
        var owner = place.owner();
        var entry = AuditEntry.of("credential_unreadable", "credential", place.credentialId(), null)
                .by(AuditEntry.Actor.system(owner.workspaceId()))
                .changed(
                        null,
                        Map.of(
                                "reason",
                                reason.name().toLowerCase(Locale.ROOT),
                                "keyEncryptionKey",
                                secret.key().keyId(),
                                "slot",
                                place.slot()))
                .alsoIfRolledBack();
        events.publishEvent(
                owner.projectId() == null || owner.endUserId() == null
                        ? entry
                        : entry.ofEndUser(owner.projectId(), owner.endUserId()));
    }

    private int store(String keyId, List<SealedSecret> before, List<@Nullable SealedSecret> renewed) {
        Integer stored = transaction.execute(_ -> {
            int count = 0;
            var renewedIn = new HashMap<UUID, Integer>();
            for (int i = 0; i < before.size(); i++) {
                var sealed = renewed.get(i);
                if (sealed != null && secrets.rewrapped(before.get(i), sealed.key())) {
                    count++;
                    renewedIn.merge(before.get(i).place().owner().workspaceId(), 1, Integer::sum);
                }
            }
            renewedIn.forEach((workspaceId, number) ->
                    events.publishEvent(AuditEntry.of("encryption_key_replaced", "encryption_key", keyId, null)
                            .by(AuditEntry.Actor.system(workspaceId))
                            .changed(null, Map.of("secretsRenewed", number))));
            return count;
        });
        return stored == null ? 0 : stored;
    }
}
