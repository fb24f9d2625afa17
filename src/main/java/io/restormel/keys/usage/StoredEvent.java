package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** An event in the form of its table row: texts cut to the columns' lengths, times and costs to their precision. */
final class StoredEvent {

    private static final Logger log = LoggerFactory.getLogger(StoredEvent.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int COST_SCALE = 9;
    private static final int END_USER = 200;
    private static final int DETAIL = 1_000_000;
    private static final String NO_DETAIL = "{}";
    /** Of the same scale as what is compared with it, which is then a comparison of two numbers. */
    private static final BigDecimal COST_LIMIT =
            BigDecimal.valueOf(1_000_000_000).setScale(COST_SCALE);

    private final UsageEvent event;
    private final RollUp.Counted counted;
    private final String detail;
    private final @Nullable SharedTrace trace;
    private @Nullable String endUserId;

    private StoredEvent(UsageEvent event, RollUp.Counted counted, String detail, @Nullable SharedTrace trace) {
        this.event = event;
        this.counted = counted;
        this.detail = detail;
        this.trace = trace;
        this.endUserId = endUser(event.endUserId());
    }

    static StoredEvent of(UsageEvent event) {
        var counted = new RollUp.Counted(
                event.projectId(),
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                text(event.providerType(), 60),
                cut(event.modelId(), 200),
                text(event.status(), 40),
                event.fallbackCount(),
                event.latency().toNanos() / 1000,
                cost(event.estimatedCostUsd()));
        var detail = detail(event);
        return new StoredEvent(event, counted, json(event, detail.own()), fitting(detail.trace()));
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
    private static EventDetail detail(UsageEvent event) {
        try {
            return event.detail().get();
        } catch (RuntimeException e) {
            log.warn("The detail of usage event {} could not be built", event.id(), e);
            return EventDetail.of(Map.of());
        }
    }

    private static String json(UsageEvent event, Map<String, Object> detail) {
        if (detail.isEmpty()) {
            return NO_DETAIL;
        }
        try {
            var json = MAPPER.writeValueAsString(detail);
            return json.length() <= DETAIL ? json : NO_DETAIL;
        } catch (RuntimeException e) {
            log.warn("The detail of usage event {} could not be written", event.id(), e);
            return NO_DETAIL;
        }
    }

    private static @Nullable SharedTrace fitting(@Nullable SharedTrace trace) {
        return trace == null || trace.json().length() > DETAIL ? null : trace;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null ? null : text(text, length);
    }

    /** PostgreSQL has no NUL in texts. */
    private static String text(String text, int length) {
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return clean.length() <= length ? clean : clean.substring(0, length);
    }

    /** With the texts as the client sent them, for the columns that need no cutting. */
    UsageEvent event() {
        return event;
    }

    /** What the totals need of it, in the form of the row. */
    RollUp.Counted counted() {
        return counted;
    }

    UUID id() {
        return event.id();
    }

    @Nullable
    String routeName() {
        return cut(event.routeName(), 120);
    }

    @Nullable
    String snapshotId() {
        return cut(event.snapshotId(), 64);
    }

    @Nullable
    String endUserId() {
        return endUserId;
    }

    /** The event stays, and no longer says whom it was for. */
    void forgetEndUser() {
        endUserId = null;
    }

    Instant occurredAt() {
        return counted.occurredAt();
    }

    @Nullable
    BigDecimal estimatedCostUsd() {
        return counted.costUsd();
    }

    /** But for a shared {@link #trace()}. */
    String detail() {
        return detail;
    }

    @Nullable
    SharedTrace trace() {
        return trace;
    }
}
