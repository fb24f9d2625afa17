package io.restormel.keys.snapshot;

import static io.restormel.keys.db.Tables.CONFIG_CHANGE;
import static io.restormel.keys.db.Tables.CONFIG_VERSION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** All end users of a project, rather than one. */
    private static final String ANYBODY = "";

    /**
     * A change.
     *
     * @param projectId null for all projects
     * @param ofEndUsers whether it is about end users, rather than configuration
     * @param endUserId null for all of the project
     */
    record Change(
            @Nullable UUID projectId,
            boolean ofEndUsers,
            @Nullable String endUserId) {}

    /** Numbers a change of the current transaction; others who change something wait until it ends. */
    long append(Change change, Instant now) {
        sql.update(CONFIG_VERSION)
                .set(CONFIG_VERSION.VERSION, CONFIG_VERSION.VERSION.plus(1))
                .execute();
        long version = current();
        sql.insertInto(CONFIG_CHANGE)
                .set(CONFIG_CHANGE.VERSION, version)
                .set(CONFIG_CHANGE.PROJECT_ID, change.projectId())
                .set(
                        CONFIG_CHANGE.END_USER_ID,
                        change.ofEndUsers() ? Objects.requireNonNullElse(change.endUserId(), ANYBODY) : null)
                .set(CONFIG_CHANGE.CHANGED_AT, now)
                .execute();
        return version;
    }

    long current() {
        return Objects.requireNonNull(
                sql.select(CONFIG_VERSION.VERSION).from(CONFIG_VERSION).fetchSingle(CONFIG_VERSION.VERSION));
    }

    /** The changes after a version. */
    List<Change> changedAfter(long version) {
        return sql.select(CONFIG_CHANGE.PROJECT_ID, CONFIG_CHANGE.END_USER_ID)
                .from(CONFIG_CHANGE)
                .where(CONFIG_CHANGE.VERSION.gt(version))
                .fetch(row -> {
                    var user = row.value2();
                    return new Change(row.value1(), user != null, ANYBODY.equals(user) ? null : user);
                });
    }

    /** That something changed stays, but not of whom. */
    void forget(UUID projectId, String endUserId) {
        sql.update(CONFIG_CHANGE)
                .set(CONFIG_CHANGE.END_USER_ID, ANYBODY)
                .where(CONFIG_CHANGE.PROJECT_ID.eq(projectId), CONFIG_CHANGE.END_USER_ID.eq(endUserId))
                .execute();
    }

    void forgetOld(Instant now) {
        sql.deleteFrom(CONFIG_CHANGE)
                .where(CONFIG_CHANGE.CHANGED_AT.lt(now.minus(KEPT)))
                .execute();
    }
}
