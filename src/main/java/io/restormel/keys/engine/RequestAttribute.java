package io.restormel.keys.engine;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a request tells of itself, for conditions to compare.
 *
 * @param name of the tag or header, headers in lower case; null for all other kinds
 */
public record RequestAttribute(Kind kind, @Nullable String name) {

    /** What there is to ask. */
    public enum Kind {
        TASK("task"),
        WORKLOAD("workload"),
        STAGE("stage"),
        /** Its slug, type, name or id. */
        ENVIRONMENT("environment"),
        END_USER_PLAN("endUserPlan"),
        END_USER_ID("endUserId"),
        SESSION_ID("sessionId"),
        COMPLEXITY("complexity"),
        LATENCY_PREFERENCE("latencyPreference"),
        FAILURE_KIND("failureKind"),
        ATTEMPT_NUMBER("attemptNumber"),
        ESTIMATED_INPUT_TOKENS("estimatedInputTokens"),
        ESTIMATED_OUTPUT_TOKENS("estimatedOutputTokens"),
        MAX_OUTPUT_TOKENS("maxOutputTokens"),
        TAG("tag."),
        HEADER("header.");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        /** As in JSON; of tags and headers the beginning, before their name. */
        public String wire() {
            return wire;
        }

        public boolean isNamed() {
            return this == TAG || this == HEADER;
        }
    }

    private static final int MAX_NAME = 64;

    public String wire() {
        return name == null ? kind.wire() : kind.wire() + name;
    }

    /** Null for a text that names nothing of a request. */
    public static @Nullable RequestAttribute ofWire(String wire) {
        for (Kind kind : Kind.values()) {
            if (kind.isNamed() && wire.startsWith(kind.wire())) {
                String name = wire.substring(kind.wire().length()).strip();
                String usual = kind == Kind.HEADER ? name.toLowerCase(Locale.ROOT) : name;
                return name.isEmpty() || name.length() > MAX_NAME ? null : new RequestAttribute(kind, usual);
            }
            if (!kind.isNamed() && kind.wire().equals(wire)) {
                return new RequestAttribute(kind, null);
            }
        }
        return null;
    }

    /** Empty when the request does not tell; more than one for what answers to several names. */
    List<String> valuesIn(Asking asking) {
        if (kind == Kind.ENVIRONMENT) {
            EnvironmentConfig environment = asking.route().environment();
            return Stream.of(environment.slug(), environment.type(), environment.name(), environment.id())
                    .distinct()
                    .toList();
        }
        Object value = single(asking.request());
        return value == null ? List.of() : List.of(value.toString());
    }

    private @Nullable Object single(ResolveRequest request) {
        RequestAttributes more = request.attributes();
        return switch (kind) {
            case TASK -> Text.trimToNull(request.task());
            case WORKLOAD -> request.workload();
            case STAGE -> request.stage();
            case ENVIRONMENT -> throw new IllegalStateException("An environment answers to several names");
            case END_USER_PLAN -> more.endUserPlan();
            case END_USER_ID -> request.endUserId();
            case SESSION_ID -> request.sessionId();
            case COMPLEXITY -> more.complexity();
            case LATENCY_PREFERENCE -> more.latencyPreference();
            case FAILURE_KIND -> request.failureKind();
            case ATTEMPT_NUMBER -> request.attemptNumber();
            case ESTIMATED_INPUT_TOKENS -> request.estimatedInputTokens();
            case ESTIMATED_OUTPUT_TOKENS -> request.estimatedOutputTokens();
            case MAX_OUTPUT_TOKENS -> more.maxOutputTokens();
            case TAG -> more.tags().get(Objects.requireNonNull(name));
            case HEADER -> more.headers().get(Objects.requireNonNull(name));
        };
    }
}
