package io.restormel.keys.catalog;

import static io.restormel.keys.db.Tables.MODEL_OBSERVATION;
import static io.restormel.keys.db.Tables.MODEL_OBSERVER;

import io.restormel.keys.catalog.ModelObservations.Place;
import io.restormel.keys.db.tables.records.ModelObservationRecord;
import java.time.Instant;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** Reports of models' ends: the counts, and whose were counted last when. */
@Repository
class ObservationRepository {

    private final DSLContext sql;

    ObservationRepository(DSLContext sql) {
        this.sql = sql;
    }

    Map<Place, Observation> all() {
        return sql.selectFrom(MODEL_OBSERVATION)
                .fetchMap(
                        row -> new Place(row.getProviderType(), row.getProviderModelId()),
                        row -> new Observation(
                                row.getDeprecatedCount(),
                                row.getRetiredCount(),
                                row.getFirstReportedAt(),
                                row.getLastReportedAt()));
    }

    /** Notes that the caller's word counts now; false when it has counted since then already. */
    boolean takeTurn(Place place, ModelSignal signal, String caller, Instant now, Instant since) {
        var again = sql.update(MODEL_OBSERVER)
                .set(MODEL_OBSERVER.COUNTED_AT, now)
                .where(
                        MODEL_OBSERVER.PROVIDER_TYPE.eq(place.providerType()),
                        MODEL_OBSERVER.PROVIDER_MODEL_ID.eq(place.providerModelId()),
                        MODEL_OBSERVER.OBSERVED.eq(signal.wire()),
                        MODEL_OBSERVER.CALLER.eq(caller),
                        MODEL_OBSERVER.COUNTED_AT.le(since))
                .execute();
        return again == 1
                || sql.insertInto(MODEL_OBSERVER)
                                .set(MODEL_OBSERVER.PROVIDER_TYPE, place.providerType())
                                .set(MODEL_OBSERVER.PROVIDER_MODEL_ID, place.providerModelId())
                                .set(MODEL_OBSERVER.OBSERVED, signal.wire())
                                .set(MODEL_OBSERVER.CALLER, caller)
                                .set(MODEL_OBSERVER.COUNTED_AT, now)
                                .onConflictDoNothing()
                                .execute()
                        == 1;
    }

    void count(Place place, ModelSignal signal, Instant now) {
        if (!bump(place, signal, now)) {
            sql.insertInto(MODEL_OBSERVATION)
                    .set(MODEL_OBSERVATION.PROVIDER_TYPE, place.providerType())
                    .set(MODEL_OBSERVATION.PROVIDER_MODEL_ID, place.providerModelId())
                    .set(MODEL_OBSERVATION.FIRST_REPORTED_AT, now)
                    .set(MODEL_OBSERVATION.LAST_REPORTED_AT, now)
                    .onConflictDoNothing()
                    .execute();
            bump(place, signal, now);
        }
    }

    private boolean bump(Place place, ModelSignal signal, Instant now) {
        var count = counter(signal);
        return sql.update(MODEL_OBSERVATION)
                        .set(count, count.add(1))
                        .set(MODEL_OBSERVATION.LAST_REPORTED_AT, now)
                        .where(at(place))
                        .execute()
                == 1;
    }

    private static TableField<ModelObservationRecord, Integer> counter(ModelSignal signal) {
        return switch (signal) {
            case DEPRECATED -> MODEL_OBSERVATION.DEPRECATED_COUNT;
            case RETIRED -> MODEL_OBSERVATION.RETIRED_COUNT;
        };
    }

    private static Condition at(Place place) {
        return MODEL_OBSERVATION
                .PROVIDER_TYPE
                .eq(place.providerType())
                .and(MODEL_OBSERVATION.PROVIDER_MODEL_ID.eq(place.providerModelId()));
    }

    /** Forgets who reported before; the counts stay. */
    void forgetCallersBefore(Instant time) {
        sql.deleteFrom(MODEL_OBSERVER).where(MODEL_OBSERVER.COUNTED_AT.lt(time)).execute();
    }
}
