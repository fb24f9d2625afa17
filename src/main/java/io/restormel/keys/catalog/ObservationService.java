package io.restormel.keys.catalog;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.catalog.ModelObservations.Place;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.SqlFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what callers hear from providers about the ends of models. A caller's word about a model counts once in 24 hours.
 * Thread-safe.
 */
@Service
class ObservationService {

    private static final Duration ONE_TURN = Duration.ofHours(24);
    private static final int ATTEMPTS = 3;

    private final ObservationRepository repository;
    private final ModelObservations observations;
    private final CatalogService catalog;
    private final CurrentCaller callers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ObservationService(
            ObservationRepository repository,
            ModelObservations observations,
            CatalogService catalog,
            CurrentCaller callers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.observations = observations;
        this.catalog = catalog;
        this.callers = callers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws ApplicationException.Invalid {@code unknown_provider_model} */
    void report(String providerId, String modelName, ModelSignal signal) {
        var caller = callers.require();
        var place = catalog.find(providerId, modelName)
                .map(found -> Place.of(found.variant()))
                .orElseThrow(() -> new ApplicationException.Invalid(
                        "unknown_provider_model",
                        "The catalogue has no such model of this provider: " + providerId + " " + modelName,
                        Map.of()));
        if (counted(place, signal, caller.actorType() + ":" + caller.actorId())) {
            refresh();
        }
    }

    /** Two first reports of one moment collide; the second then finds what the first wrote. */
    private boolean counted(Place place, ModelSignal signal, String caller) {
        var now = now();
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(_ -> {
                    boolean mine = repository.takeTurn(place, signal, caller, now, now.minus(ONE_TURN));
                    if (mine) {
                        repository.count(place, signal, now);
                    }
                    return mine;
                }));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !SqlFault.mayPass(e)) {
                    throw e;
                }
            }
        }
    }

    /** Reads the counts, also those of other nodes; one at a time, so that an older reading never replaces a newer one. */
    synchronized void refresh() {
        observations.replace(repository.all());
    }

    void forgetCallers() {
        repository.forgetCallersBefore(now().minus(ONE_TURN));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
