package io.restormel.keys.usage;

import io.restormel.keys.db.tables.records.UsageEventRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** An event in the form of its table row: texts cut to the columns' lengths, times and costs to their precision. */
record StoredEvent(UsageEventRecord row) {

    private static final Logger log = LoggerFactory.getLogger(StoredEvent.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int COST_SCALE = 9;
    private static final int END_USER = 200;
    private static final int DETAIL = 1_000_000;
    private static final String NO_DETAIL = "{}";
    private static final BigDecimal COST_LIMIT = BigDecimal.valueOf(1_000_000_000);

    static StoredEvent of(UsageEvent event) {
        var row = new UsageEventRecord();
        row.setId(event.id());
        row.setWorkspaceId(event.workspaceId());
        row.setProjectId(event.projectId());
        row.setEnvironmentId(event.environmentId());
        row.setRouteId(event.routeId());
        row.setRouteName(cut(event.routeName(), 120));
        row.setStepId(event.stepId());
        row.setGatewayKeyId(event.gatewayKeyId());
        row.setEndUserId(endUser(event.endUserId()));
        row.setStatus(cut(event.status(), 40));
        row.setProviderType(cut(event.providerType(), 60));
        row.setModelId(cut(event.modelId(), 200));
        row.setLatencyUs(event.latency().toNanos() / 1000);
        row.setAttempt(event.attempt());
        row.setFallbackCount(event.fallbackCount());
        row.setEstimatedCostUsd(cost(event.estimatedCostUsd()));
        row.setInputTokens(event.inputTokens());
        row.setOutputTokens(event.outputTokens());
        row.setSnapshotId(cut(event.snapshotId(), 64));
        row.setSample(event.sample());
        row.setDetail(detail(event));
        row.setOccurredAt(event.occurredAt().truncatedTo(ChronoUnit.MICROS));
        return new StoredEvent(row);
    }

    /** Cut, it might become the id of somebody else. */
    private static @Nullable String endUser(@Nullable String id) {
        return id == null || id.length() > END_USER ? null : cut(id, END_USER);
    }

    /** A cost of a billion dollars comes of a nonsensical estimate; it is unknown rather than the event lost. */
    private static @Nullable BigDecimal cost(@Nullable BigDecimal cost) {
        if (cost == null) {
            return null;
        }
        var rounded = cost.setScale(COST_SCALE, RoundingMode.HALF_UP);
        return rounded.compareTo(COST_LIMIT) < 0 ? rounded : null;
    }

    /** A trace that cannot be told, or would take more than its column, must not cost the event. */
    private static String detail(UsageEvent event) {
        try {
            var detail = MAPPER.writeValueAsString(event.detail().get());
            return detail.length() <= DETAIL ? detail : NO_DETAIL;
        } catch (RuntimeException e) {
            log.warn("The detail of usage event {} could not be written", event.id(), e);
            return NO_DETAIL;
        }
    }

    /** PostgreSQL has no NUL in texts. */
    private static @Nullable String cut(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return clean.length() <= length ? clean : clean.substring(0, length);
    }

    /** The columns' values in their order; cheaper than {@code intoArray()}, which looks each field up. */
    Object[] values() {
        var values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return values;
    }

    UUID id() {
        return row.getId();
    }

    UUID projectId() {
        return row.getProjectId();
    }

    @Nullable
    String endUserId() {
        return row.getEndUserId();
    }

    /** The event stays, and no longer says whom it was for. */
    void forgetEndUser() {
        row.setEndUserId(null);
    }

    Instant occurredAt() {
        return row.getOccurredAt();
    }

    String providerType() {
        return row.getProviderType();
    }

    @Nullable
    String modelId() {
        return row.getModelId();
    }

    String status() {
        return row.getStatus();
    }

    long latencyMicros() {
        return row.getLatencyUs();
    }

    int fallbackCount() {
        return row.getFallbackCount();
    }

    @Nullable
    BigDecimal estimatedCostUsd() {
        return row.getEstimatedCostUsd();
    }
}
