package io.restormel.keys.snapshot;

import static io.restormel.keys.db.Tables.CONFIG_CHANGE;
import static io.restormel.keys.db.Tables.CONFIG_VERSION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The numbered log of configuration changes, by which each node learns what to reload. */
@Repository
class ConfigChangeRepository {

    private static final Duration KEPT = Duration.ofHours(1);

    private final DSLContext sql;

    ConfigChangeRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Numbers a change of the current transaction; others who change something wait until it ends. */
    long append(@Nullable UUID projectId, Instant now) {
        sql.update(CONFIG_VERSION)
                .set(CONFIG_VERSION.VERSION, CONFIG_VERSION.VERSION.plus(1))
                .execute();
        long version = current();
        sql.insertInto(CONFIG_CHANGE)
                .set(CONFIG_CHANGE.VERSION, version)
                .set(CONFIG_CHANGE.PROJECT_ID, projectId)
                .set(CONFIG_CHANGE.CHANGED_AT, now)
                .execute();
        return version;
    }

    long current() {
        return Objects.requireNonNull(
                sql.select(CONFIG_VERSION.VERSION).from(CONFIG_VERSION).fetchSingle(CONFIG_VERSION.VERSION));
    }

    /** The projects changed after a version, an empty one meaning all of them. */
    List<Optional<UUID>> changedAfter(long version) {
        return sql.select(CONFIG_CHANGE.PROJECT_ID)
                .from(CONFIG_CHANGE)
                .where(CONFIG_CHANGE.VERSION.gt(version))
                .fetch(row -> Optional.ofNullable(row.value1()));
    }

    void forgetOld(Instant now) {
        sql.deleteFrom(CONFIG_CHANGE)
                .where(CONFIG_CHANGE.CHANGED_AT.lt(now.minus(KEPT)))
                .execute();
    }
}
