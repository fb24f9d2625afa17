package io.restormel.keys.outcome;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.StorableText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads reports from requests: one report is the body itself, several are its {@code events}. */
final class OutcomeBody {

    static final int MAX_BATCH = 1000;

    private static final Set<String> FIELDS = Set.of(
            "eventId",
            "decisionId",
            "status",
            "failureKind",
            "providerType",
            "modelId",
            "inputTokens",
            "outputTokens",
            "cachedTokens",
            "reasoningTokens",
            "latencyMs",
            "ttftMs",
            "endUserId",
            "tags",
            "occurredAt");
    private static final long MOST_TOKENS = 1_000_000_000;
    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(86_400_000);
    private static final int MOST_DECIMALS = 9;
    private static final int MOST_TAGS = 16;
    private static final int LONGEST_END_USER = 200;
    private static final int LONGEST_TAG_NAME = 64;
    private static final int LONGEST_TAG = 200;
    private static final Duration OLDEST = Duration.ofDays(400);
    /** Clocks differ. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private static final String STATUSES =
            Arrays.stream(OutcomeStatus.values()).map(OutcomeStatus::wire).collect(Collectors.joining(", "));

    private final JsonBody json;
    private final Instant now;

    private OutcomeBody(JsonBody json, Instant now) {
        this.json = json;
        this.now = now;
    }

    /** The reports of a batch, or null when the body is a single report. */
    static @Nullable List<JsonNode> batch(@Nullable JsonNode body) {
        if (body == null || !body.has("events")) {
            return null;
        }
        var events = JsonBody.of(body, Set.of("events")).raw("events");
        if (events == null || !events.isArray() || events.size() > MAX_BATCH) {
            throw ApplicationException.invalid("events", "must be a list of at most " + MAX_BATCH + " reports");
        }
        return events.valueStream().toList();
    }

    /** @throws ApplicationException.Invalid naming the field that is wrong */
    static Report read(@Nullable JsonNode node, Instant now, PriceBook names) {
        return new OutcomeBody(JsonBody.of(node, FIELDS), now).report(names);
    }

    private Report report(PriceBook names) {
        var eventId = json.text("eventId", 120);
        var status = status();
        var latency = micros("latencyMs");
        return new Report(
                eventId == null ? UUID.randomUUID().toString() : eventId,
                json.uuid("decisionId"),
                status,
                failureKind(status),
                names.name(json.requiredText("providerType", 60), json.requiredText("modelId", 200)),
                tokens(),
                latency,
                timeToFirstToken(latency),
                endUserId(),
                tags(),
                occurredAt());
    }

    private OutcomeStatus status() {
        return OutcomeStatus.ofWire(json.requiredText("status", 20))
                .orElseThrow(() -> ApplicationException.invalid("status", "must be one of " + STATUSES));
    }

    private @Nullable String failureKind(OutcomeStatus status) {
        var kind = json.text("failureKind", 60);
        if (kind != null && status == OutcomeStatus.SUCCEEDED) {
            throw ApplicationException.invalid("failureKind", "is not for calls that succeeded");
        }
        return kind;
    }

    private TokenCounts tokens() {
        var input = tokens("inputTokens");
        var output = tokens("outputTokens");
        return new TokenCounts(
                input,
                output,
                partOf("cachedTokens", "inputTokens", input),
                partOf("reasoningTokens", "outputTokens", output));
    }

    private @Nullable Long tokens(String field) {
        return json.longInteger(field, 0, MOST_TOKENS);
    }

    private @Nullable Long partOf(String field, String wholeField, @Nullable Long whole) {
        var part = tokens(field);
        if (part != null && part > TokenCounts.orZero(whole)) {
            throw ApplicationException.invalid(field, "must not be more than " + wholeField + ", which include them");
        }
        return part;
    }

    private @Nullable Long timeToFirstToken(@Nullable Long latency) {
        var time = micros("ttftMs");
        if (time != null && latency != null && time > latency) {
            throw ApplicationException.invalid("ttftMs", "must not be more than latencyMs");
        }
        return time;
    }

    private @Nullable Long micros(String field) {
        var millis = json.decimal(field);
        if (millis == null) {
            return null;
        }
        // The number of decimals first: rounding a number with a billion of them takes a billion steps.
        if (millis.scale() > MOST_DECIMALS || millis.compareTo(MOST_MILLIS) > 0) {
            throw ApplicationException.invalid(
                    field, "must be from 0 to " + MOST_MILLIS + ", with at most " + MOST_DECIMALS + " decimals");
        }
        return millis.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** As it comes, since an id with a blank at its end is another one. */
    private @Nullable String endUserId() {
        var value = json.raw("endUserId");
        if (value == null) {
            return null;
        }
        if (!value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > LONGEST_END_USER) {
            throw ApplicationException.invalid(
                    "endUserId", "must be a string of 1 to " + LONGEST_END_USER + " characters");
        }
        return value.stringValue();
    }

    private Map<String, String> tags() {
        var value = json.raw("tags");
        if (value == null) {
            return Map.of();
        }
        if (!value.isObject() || value.size() > MOST_TAGS) {
            throw ApplicationException.invalid("tags", "must be an object of at most " + MOST_TAGS + " strings");
        }
        var tags = new TreeMap<String, String>();
        value.forEachEntry((name, tag) -> tags.put(name, tag(name, tag)));
        return tags;
    }

    private static String tag(String name, JsonNode tag) {
        if (name.isBlank() || name.length() > LONGEST_TAG_NAME || StorableText.problem(name) != null) {
            throw ApplicationException.invalid("tags", "must have names of 1 to " + LONGEST_TAG_NAME + " characters");
        }
        if (!tag.isString() || tag.stringValue().length() > LONGEST_TAG) {
            throw ApplicationException.invalid(
                    "tags." + name, "must be a string of at most " + LONGEST_TAG + " characters");
        }
        return tag.stringValue();
    }

    private Instant occurredAt() {
        var millis = json.longInteger(
                "occurredAt", now.minus(OLDEST).toEpochMilli(), now.plus(LATEST).toEpochMilli());
        return millis == null ? now.truncatedTo(ChronoUnit.MICROS) : Instant.ofEpochMilli(millis);
    }
}
