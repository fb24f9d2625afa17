package io.restormel.keys.usage;

import io.restormel.keys.platform.FiguresChanged;
import io.restormel.keys.platform.SqlFault;
import io.restormel.keys.platform.UnforcedTransaction;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Writes events and totals, all of a batch in one transaction, and finds the ones that the database will not take. */
@Component
class UsageWriter implements UsageStore {

    private static final Logger log = LoggerFactory.getLogger(UsageWriter.class);
    private static final int ATTEMPTS = 4;

    private final UsageRepository events;
    private final SharedTraceRepository traces;
    private final RecordedDecisions decisions;
    private final ErasedEndUsers erased;
    private final ApplicationEventPublisher news;
    private final UnforcedTransaction transaction;

    UsageWriter(
            UsageRepository events,
            SharedTraceRepository traces,
            RecordedDecisions decisions,
            ErasedEndUsers erased,
            ApplicationEventPublisher news,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.traces = traces;
        this.decisions = decisions;
        this.erased = erased;
        this.news = news;
        this.transaction = new UnforcedTransaction(transactions);
    }

    /**
     * Writes all or nothing. Events are nearly always new, so that it is asked only after a refusal which ones are
     * known. A total that somebody else created at the same moment is a duplicate key too; it is known the next time,
     * though by then another may have appeared.
     */
    void write(List<StoredEvent> batch) {
        var missing = traces.unknown(batch);
        for (int attempt = 1; ; attempt++) {
            boolean first = attempt == 1;
            try {
                transaction.executeWithoutResult(_ -> {
                    traces.add(missing);
                    if (first) {
                        events.add(batch);
                    } else {
                        events.addUnknown(batch);
                    }
                });
                traces.added(missing);
                decisions.written(batch);
                news.publishEvent(new FiguresChanged(
                        batch.stream().map(each -> each.event().projectId()).collect(Collectors.toSet())));
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !SqlFault.isDuplicateKey(e)) {
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
            if (!SqlFault.blamesValues(e)) {
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
}
