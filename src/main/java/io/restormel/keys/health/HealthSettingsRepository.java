package io.restormel.keys.health;

import static io.restormel.keys.db.Tables.HEALTH_SETTING;

import io.restormel.keys.db.tables.records.HealthSettingRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The settings of projects that have some of their own. */
@Repository
class HealthSettingsRepository {

    private final DSLContext sql;

    HealthSettingsRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<HealthSettings> find(UUID projectId) {
        return sql.selectFrom(HEALTH_SETTING)
                .where(HEALTH_SETTING.PROJECT_ID.eq(projectId))
                .fetchOptional(HealthSettingsRepository::settings);
    }

    Map<UUID, HealthSettings> all() {
        return sql.selectFrom(HEALTH_SETTING).fetchMap(HEALTH_SETTING.PROJECT_ID, HealthSettingsRepository::settings);
    }

    void store(UUID projectId, HealthSettings settings) {
        var row = new HealthSettingRecord(
                projectId,
                settings.enabled(),
                Math.toIntExact(settings.window().toSeconds()),
                settings.minimumCalls(),
                settings.failurePercent(),
                settings.rateLimitPercent(),
                settings.timeoutPercent(),
                Math.toIntExact(settings.openFor().toSeconds()),
                settings.trials(),
                settings.probes());
        sql.insertInto(HEALTH_SETTING)
                .set(row)
                .onConflict(HEALTH_SETTING.PROJECT_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static HealthSettings settings(HealthSettingRecord row) {
        return new HealthSettings(
                row.getEnabled(),
                Duration.ofSeconds(row.getWindowSeconds()),
                row.getMinimumCalls(),
                row.getFailurePercent(),
                row.getRateLimitPercent(),
                row.getTimeoutPercent(),
                Duration.ofSeconds(row.getOpenSeconds()),
                row.getTrials(),
                row.getProbes());
    }
}
