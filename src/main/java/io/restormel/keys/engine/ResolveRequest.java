package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/**
 * "Which provider and model serves this call?". Blank text counts as absent.
 *
 * @param environment id, slug, type or name; null means the project's default
 * @param routeId id, or exact name within the environment; null means: find one by workload and stage
 * @param task for conditions to ask
 * @param attemptNumber 0 for the first attempt; negative counts as 0
 * @param failureKind why the attempt before failed; becomes the switch reason when {@code attemptNumber} is above 0
 * @param previousFailure used only when {@code attemptNumber} is above 0
 * @param estimatedInputTokens 0 or more; negative counts as absent; only for the cost estimate
 * @param estimatedOutputTokens as above; absent means as many as input
 * @param sessionId keeps one conversation on one pool member
 * @param endUserId used in place of an absent session
 * @param requestId never absent; used in place of both
 * @param attributes never absent; {@link RequestAttributes#NONE} when there are none
 */
public record ResolveRequest(
        @Nullable String environment,
        @Nullable String routeId,
        @Nullable String workload,
        @Nullable String stage,
        @Nullable String task,
        int attemptNumber,
        @Nullable String failureKind,
        @Nullable PreviousFailure previousFailure,
        @Nullable Long estimatedInputTokens,
        @Nullable Long estimatedOutputTokens,
        @Nullable String sessionId,
        @Nullable String endUserId,
        String requestId,
        RequestAttributes attributes) {

    public ResolveRequest {
        environment = Text.trimToNull(environment);
        routeId = Text.trimToNull(routeId);
        workload = Text.trimToNull(workload);
        stage = Text.trimToNull(stage);
        attemptNumber = Math.max(0, attemptNumber);
        failureKind = Text.trimToNull(failureKind);
        estimatedInputTokens = absentIfNegative(estimatedInputTokens);
        estimatedOutputTokens = absentIfNegative(estimatedOutputTokens);
        sessionId = Text.trimToNull(sessionId);
        endUserId = Text.trimToNull(endUserId);
    }

    /** A request whose every other field is absent until said otherwise. */
    public static Builder builder(String requestId) {
        return new Builder(requestId);
    }

    /** The same request in another environment, named as {@link #environment} is. */
    public ResolveRequest inEnvironment(String other) {
        return new ResolveRequest(
                other,
                routeId,
                workload,
                stage,
                task,
                attemptNumber,
                failureKind,
                previousFailure,
                estimatedInputTokens,
                estimatedOutputTokens,
                sessionId,
                endUserId,
                requestId,
                attributes);
    }

    /** The same request with other attributes. */
    public ResolveRequest with(RequestAttributes others) {
        return new ResolveRequest(
                environment,
                routeId,
                workload,
                stage,
                task,
                attemptNumber,
                failureKind,
                previousFailure,
                estimatedInputTokens,
                estimatedOutputTokens,
                sessionId,
                endUserId,
                requestId,
                others);
    }

    /** What pool choices hash: the session, else the end user, else the request. */
    String poolKey() {
        if (sessionId != null) {
            return sessionId;
        }
        return endUserId != null ? endUserId : requestId;
    }

    /** What a share of requests is told by: the end user, else the session, else the request. */
    String stickyKey() {
        if (endUserId != null) {
            return endUserId;
        }
        return sessionId != null ? sessionId : requestId;
    }

    private static @Nullable Long absentIfNegative(@Nullable Long tokens) {
        return tokens != null && tokens < 0 ? null : tokens;
    }

    /** Collects a request field by field; not thread-safe. */
    public static final class Builder {

        private final String requestId;
        private @Nullable String environment;
        private @Nullable String routeId;
        private @Nullable String workload;
        private @Nullable String stage;
        private @Nullable String task;
        private int attemptNumber;
        private @Nullable String failureKind;
        private @Nullable PreviousFailure previousFailure;
        private @Nullable Long estimatedInputTokens;
        private @Nullable Long estimatedOutputTokens;
        private @Nullable String sessionId;
        private @Nullable String endUserId;
        private RequestAttributes attributes = RequestAttributes.NONE;

        private Builder(String requestId) {
            this.requestId = requestId;
        }

        public Builder environment(@Nullable String value) {
            environment = value;
            return this;
        }

        public Builder routeId(@Nullable String value) {
            routeId = value;
            return this;
        }

        public Builder workload(@Nullable String value) {
            workload = value;
            return this;
        }

        public Builder stage(@Nullable String value) {
            stage = value;
            return this;
        }

        public Builder task(@Nullable String value) {
            task = value;
            return this;
        }

        public Builder attemptNumber(int value) {
            attemptNumber = value;
            return this;
        }

        public Builder failureKind(@Nullable String value) {
            failureKind = value;
            return this;
        }

        public Builder previousFailure(@Nullable PreviousFailure value) {
            previousFailure = value;
            return this;
        }

        public Builder estimatedInputTokens(@Nullable Long value) {
            estimatedInputTokens = value;
            return this;
        }

        public Builder estimatedOutputTokens(@Nullable Long value) {
            estimatedOutputTokens = value;
            return this;
        }

        public Builder sessionId(@Nullable String value) {
            sessionId = value;
            return this;
        }

        public Builder endUserId(@Nullable String value) {
            endUserId = value;
            return this;
        }

        public Builder attributes(RequestAttributes value) {
            attributes = value;
            return this;
        }

        public ResolveRequest build() {
            return new ResolveRequest(
                    environment,
                    routeId,
                    workload,
                    stage,
                    task,
                    attemptNumber,
                    failureKind,
                    previousFailure,
                    estimatedInputTokens,
                    estimatedOutputTokens,
                    sessionId,
                    endUserId,
                    requestId,
                    attributes);
        }
    }
}
