package io.restormel.keys.device;

import static io.restormel.keys.db.Tables.DEVICE_LOGIN;

import io.restormel.keys.db.tables.records.DeviceLoginRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sign-ins from command lines in the database, by the digests of their codes. */
@Repository
class DeviceLoginRepository {

    private final DSLContext sql;

    DeviceLoginRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(DeviceLogin login, String deviceDigest, String userDigest) {
        sql.insertInto(DEVICE_LOGIN)
                .set(DEVICE_LOGIN.ID, login.id())
                .set(DEVICE_LOGIN.DEVICE_DIGEST, deviceDigest)
                .set(DEVICE_LOGIN.USER_DIGEST, userDigest)
                .set(DEVICE_LOGIN.STATUS, login.status().wire())
                .set(DEVICE_LOGIN.REQUESTED_FROM, login.requestedFrom())
                .set(DEVICE_LOGIN.INTERVAL_SECONDS, login.intervalSeconds())
                .set(DEVICE_LOGIN.CREATED_AT, login.createdAt())
                .set(DEVICE_LOGIN.EXPIRES_AT, login.expiresAt())
                .execute();
    }

    /** Of two polls at once, the second waits here until the transaction of the first has ended. */
    Optional<DeviceLogin> lockByDevice(String deviceDigest) {
        return sql.selectFrom(DEVICE_LOGIN)
                .where(DEVICE_LOGIN.DEVICE_DIGEST.eq(deviceDigest))
                .forUpdate()
                .fetchOptional(DeviceLoginRepository::read);
    }

    Optional<DeviceLogin> findByUser(String userDigest) {
        return sql.selectFrom(DEVICE_LOGIN)
                .where(DEVICE_LOGIN.USER_DIGEST.eq(userDigest))
                .fetchOptional(DeviceLoginRepository::read);
    }

    void polled(UUID id, Instant at, int intervalSeconds) {
        sql.update(DEVICE_LOGIN)
                .set(DEVICE_LOGIN.POLLS, DEVICE_LOGIN.POLLS.plus(1))
                .set(DEVICE_LOGIN.LAST_POLL_AT, at)
                .set(DEVICE_LOGIN.INTERVAL_SECONDS, intervalSeconds)
                .where(DEVICE_LOGIN.ID.eq(id))
                .execute();
    }

    /** False when somebody decided before. */
    boolean approve(UUID id, DeviceLogin.Grant grant) {
        return sql.update(DEVICE_LOGIN)
                        .set(DEVICE_LOGIN.STATUS, DeviceLogin.Status.APPROVED.wire())
                        .set(DEVICE_LOGIN.PROJECT_ID, grant.projectId())
                        .set(DEVICE_LOGIN.ENVIRONMENT_ID, grant.environmentId())
                        .set(DEVICE_LOGIN.LABEL, grant.label())
                        .set(DEVICE_LOGIN.APPROVED_BY, grant.approvedBy())
                        .where(DEVICE_LOGIN.ID.eq(id), DEVICE_LOGIN.STATUS.eq(DeviceLogin.Status.PENDING.wire()))
                        .execute()
                == 1;
    }

    /** False when it was no longer so. */
    boolean change(UUID id, DeviceLogin.Status from, DeviceLogin.Status to) {
        return sql.update(DEVICE_LOGIN)
                        .set(DEVICE_LOGIN.STATUS, to.wire())
                        .where(DEVICE_LOGIN.ID.eq(id), DEVICE_LOGIN.STATUS.eq(from.wire()))
                        .execute()
                == 1;
    }

    void forgetExpiredBefore(Instant time) {
        sql.deleteFrom(DEVICE_LOGIN).where(DEVICE_LOGIN.EXPIRES_AT.lt(time)).execute();
    }

    private static DeviceLogin read(DeviceLoginRecord row) {
        return new DeviceLogin(
                row.getId(),
                DeviceLogin.Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                row.getRequestedFrom(),
                row.getIntervalSeconds(),
                row.getPolls(),
                row.getLastPollAt(),
                grant(row),
                row.getCreatedAt(),
                row.getExpiresAt());
    }

    private static DeviceLogin.@Nullable Grant grant(DeviceLoginRecord row) {
        var projectId = row.getProjectId();
        var approvedBy = row.getApprovedBy();
        return projectId == null || approvedBy == null
                ? null
                : new DeviceLogin.Grant(projectId, row.getEnvironmentId(), row.getLabel(), approvedBy);
    }
}
