package io.restormel.keys.platform;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that nobody is told the success of: all or nothing as ever, but on H2 a kill within half a second may
 * take it back. Saves most of the disk's work where many small batches are written. Within another transaction it is
 * part of that one. Thread-safe.
 */
public final class UnforcedTransaction extends TransactionTemplate {

    public UnforcedTransaction(PlatformTransactionManager transactions) {
        super(transactions);
    }
}
