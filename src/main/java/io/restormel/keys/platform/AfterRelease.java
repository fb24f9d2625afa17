package io.restormel.keys.platform;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work to do once the current transaction has committed <em>and</em> given its connection back. Waiting for another
 * thread that needs a connection is safe here; in an after-commit callback it can use up the pool.
 */
public final class AfterRelease {

    private static final ThreadLocal<List<Runnable>> PENDING = ThreadLocal.withInitial(ArrayList::new);

    private AfterRelease() {}

    /** Runs at once when no transaction is under way; is forgotten when the transaction rolls back. */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                PENDING.get().add(work);
            }
        });
    }

    /** As {@link #run}, but not forgotten when the transaction rolls back. */
    public static void runEvenIfRolledBack(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                PENDING.get().add(work);
            }
        });
    }

    /** Called by the transaction manager when the connection is back in its pool. */
    static void runPending() {
        var work = List.copyOf(PENDING.get());
        PENDING.remove();
        work.forEach(Runnable::run);
    }
}
