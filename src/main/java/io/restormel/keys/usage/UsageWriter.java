package io.restormel.keys.usage;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes events and totals, all of a batch in one transaction, and finds the ones that the database will not take. */
@Component
class UsageWriter implements UsageStore {

    private static final Logger log = LoggerFactory.getLogger(UsageWriter.class);
    private static final String DUPLICATE_KEY = "23505";
    private static final int ATTEMPTS = 4;
    /** SQL state classes that blame the values: data exception and broken constraint. */
    private static final Set<String> BLAMES_VALUES = Set.of("22", "23");

    private final UsageRepository events;
    private final ErasedEndUsers erased;
    private final TransactionTemplate transaction;

    UsageWriter(UsageRepository events, ErasedEndUsers erased, PlatformTransactionManager transactions) {
        this.events = events;
        this.erased = erased;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Writes all or nothing. Events are nearly always new, so that it is asked only after a refusal which ones are
     * known. A total that somebody else created at the same moment is a duplicate key too; it is known the next time,
     * though by then another may have appeared.
     */
    void write(List<StoredEvent> batch) {
        for (int attempt = 1; ; attempt++) {
            boolean first = attempt == 1;
            try {
                transaction.executeWithoutResult(_ -> {
                    if (first) {
                        events.add(batch);
                    } else {
                        events.addUnknown(batch);
                    }
                });
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !DUPLICATE_KEY.equals(sqlState(e))) {
                    throw e;
                }
            }
        }
    }

    /** Halves a refused batch until the culprits stand alone. */
    @Override
    public int writeAcceptable(List<StoredEvent> batch) {
        erased.takeOutOf(batch);
        try {
            write(batch);
            return 0;
        } catch (RuntimeException e) {
            if (!blamesValues(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                log.error(
                        "The database refused usage event {}", batch.getFirst().id(), e);
                return 1;
            }
            int middle = batch.size() / 2;
            return writeAcceptable(batch.subList(0, middle)) + writeAcceptable(batch.subList(middle, batch.size()));
        }
    }

    /** What fails without a word from the database fails again for the same event. */
    private static boolean blamesValues(RuntimeException e) {
        var cause = sqlCause(e);
        if (cause == null) {
            return true;
        }
        var state = cause.getSQLState();
        return state != null && state.length() == 5 && BLAMES_VALUES.contains(state.substring(0, 2));
    }

    private static @Nullable String sqlState(RuntimeException e) {
        var cause = sqlCause(e);
        return cause == null ? null : cause.getSQLState();
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
