package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to a {@link ResolveRequest}, with the reasons for it. Immutable. */
public sealed interface Resolution {

    /** Stable, for programs: {@code resolved}, or the error code of the HTTP API. */
    String code();

    /** For people. */
    String message();

    /** The environment asked for; null when it could not be told. */
    @Nullable
    EnvironmentConfig environment();

    /** The route found; null when there is none to speak of. */
    default @Nullable CompiledRoute route() {
        return null;
    }

    /** Every step in order, with what became of it; empty when no route was walked. */
    default List<StepOutcome> trace() {
        return List.of();
    }

    /** Every objection of a policy met on the way, each once; also when another step serves in the end. */
    default List<Violation> violations() {
        return Violations.of(trace());
    }

    /** A step serves the call. What is derived here is computed when asked, from the same snapshot and instant. */
    record Resolved(
            Snapshot snapshot,
            Serving serving,
            ResolveRequest request,
            EndUserFacts endUser,
            HealthView health,
            LimitLedger limits,
            long nowMillis)
            implements Resolution {

        @Override
        public CompiledRoute route() {
            return serving.route();
        }

        /** What became of the step that serves. */
        public StepOutcome selected() {
            return serving.selected();
        }

        @Override
        public List<StepOutcome> trace() {
            return serving.trace();
        }

        @Override
        public String code() {
            return "resolved";
        }

        @Override
        public String message() {
            return explanation();
        }

        @Override
        public EnvironmentConfig environment() {
            return route().environment();
        }

        public String snapshotId() {
            return snapshot.id();
        }

        public CompiledStep step() {
            return selected().step();
        }

        public ModelRef model() {
            return Objects.requireNonNull(selected().model());
        }

        /** Whose key the call is to be made with. */
        public KeyOwner keyOwner() {
            return selected().keyOwner();
        }

        /** Whether there is a key to call a candidate of this route with in this request. */
        public boolean hasKey(Candidate candidate) {
            return keys().hasKey(candidate);
        }

        private KeyCheck keys() {
            return new KeyCheck(route().keyUse(), endUser);
        }

        Gates gates() {
            LimitCheck check = route().isLimited() ? LimitCheck.of(snapshot, route(), request, limits.known()) : null;
            return new Gates(snapshot, route(), request, keys(), health.withoutTrials(), check);
        }

        /** Position in the stored pool, from 0; null outside a pool. */
        public @Nullable Integer poolMemberIndex() {
            return selected().poolMemberIndex();
        }

        /** {@code initial_selection}, or why a later attempt came here. */
        public String switchReasonCode() {
            if (request.attemptNumber() == 0) {
                return "initial_selection";
            }
            return request.failureKind() == null ? "switched_after_previous_failure" : request.failureKind();
        }

        /** One line such as {@code route=… step=0 provider=openai model=gpt-4o}, at its end whose key unless ours. */
        public String explanation() {
            String member = poolMemberIndex() == null ? "" : " poolMember=" + poolMemberIndex();
            String step = step().isChoice() ? " choice=end_user" : " step=" + step().orderIndex();
            String key = keyOwner() == KeyOwner.END_USER ? " key=" + keyOwner().wire() : "";
            return "route=" + route().id() + step + member + " provider=" + model().providerType() + " model="
                    + model().modelId() + key;
        }

        /** US dollars; null without a token estimate or a list price. See {@link Candidate#estimateUsd}. */
        public @Nullable BigDecimal estimatedCostUsd() {
            return selected().candidate().estimateUsd(request.estimatedInputTokens(), request.estimatedOutputTokens());
        }

        /**
         * What the step's settings asked that this request answers to: {@code conditions} in words, and in a retry what
         * {@code switch} criterion said; null when nothing is configured.
         */
        public @Nullable Object matchedCriteria() {
            String switching = request.attemptNumber() == 0
                    ? null
                    : Retry.of(route(), request).reason();
            return Demands.matched(step(), switching);
        }

        /**
         * Whether all first attempts on this {@link #route()} get this answer, but for what they are estimated to cost:
         * no pool or setting asks the request, no date of the catalogue has come, and no limit stands in the way of
         * another step.
         */
        public boolean isSettled() {
            return request.attemptNumber() == 0
                    && route().isSettled(trace())
                    && (!route().isLimited() || Previews.areUnlimited(this));
        }

        /** The same decision, with the other steps as they are while limits have room for them. */
        public Resolved unlimited() {
            return new Resolved(snapshot, serving, request, endUser, health, LimitLedger.NONE, nowMillis);
        }

        /** Every enabled step in order, each with the model it chose or would choose. */
        public List<StepPreview> stepChain() {
            return Previews.chain(this);
        }

        /** The later steps that policy and limits, as far as known, let pass and that can be executed, in order. */
        public List<StepPreview> fallbackCandidates() {
            return Previews.fallbacks(this);
        }
    }

    /** Every step that could be tried is blocked. */
    record PolicyBlocked(CompiledRoute route, List<StepOutcome> trace) implements Resolution {

        @Override
        public String code() {
            return "policy_blocked";
        }

        @Override
        public String message() {
            return "Every available step is blocked by policy";
        }

        @Override
        public EnvironmentConfig environment() {
            return route.environment();
        }
    }

    /**
     * No step serves, and at least one that policy lets pass lacks a provider or a model. {@link #violations()} holds
     * what blocked the others.
     */
    record ResolveIncomplete(CompiledRoute route, List<StepOutcome> trace) implements Resolution {

        @Override
        public String code() {
            return "resolve_incomplete";
        }

        @Override
        public String message() {
            return "A step passed policy but has no executable provider and model";
        }

        @Override
        public EnvironmentConfig environment() {
            return route.environment();
        }
    }

    /**
     * No step is left to try: none is enabled, the retry has passed the last one, or no provider key may be used for
     * those that policy lets pass.
     */
    record NoKeyAvailable(CompiledRoute route, List<StepOutcome> trace, String message) implements Resolution {

        @Override
        public String code() {
            return "no_key_available";
        }

        @Override
        public EnvironmentConfig environment() {
            return route.environment();
        }
    }

    /**
     * Policy lets some steps pass and there are keys for them, but calls to all of these have failed of late.
     *
     * @param retryAtMillis when the first of them is tried again, in epoch milliseconds; null when nobody knows
     * @param nowMillis when this was found
     */
    record AllUnhealthy(
            CompiledRoute route,
            List<StepOutcome> trace,
            @Nullable Long retryAtMillis,
            long nowMillis) implements Resolution {

        /** Whole seconds until it is worth asking again, at least one; a minute when nobody knows. */
        public long retryAfterSeconds() {
            return retryAtMillis == null ? 60 : Math.max(1, (retryAtMillis - nowMillis + 999) / 1000);
        }

        @Override
        public String code() {
            return "providers_unhealthy";
        }

        @Override
        public String message() {
            return "Every step that could serve has an open circuit";
        }

        @Override
        public EnvironmentConfig environment() {
            return route.environment();
        }
    }

    /** Each step demands something that the request does not have. */
    record NoStepApplies(CompiledRoute route, List<StepOutcome> trace) implements Resolution {

        @Override
        public String code() {
            return "conditions_not_met";
        }

        @Override
        public String message() {
            return "The request meets the conditions of no step";
        }

        @Override
        public EnvironmentConfig environment() {
            return route.environment();
        }
    }

    /** The route asked for is switched off or misconfigured; {@link CompiledRoute#availability()} says which. */
    record RouteDisabled(CompiledRoute route) implements Resolution {

        @Override
        public String code() {
            return "route_disabled";
        }

        @Override
        public String message() {
            return switch (route.availability()) {
                case INACTIVE -> "Route is not active";
                case MISCONFIGURED -> "Route is disabled by a configuration problem";
                case DISABLED, SELECTABLE, UNPUBLISHED -> "Route is disabled";
            };
        }

        @Override
        public EnvironmentConfig environment() {
            return route.environment();
        }
    }

    /** The route asked for has nothing published. */
    record RouteUnpublished(CompiledRoute route) implements Resolution {

        @Override
        public String code() {
            return "route_unpublished";
        }

        @Override
        public String message() {
            return "Route has no published version";
        }

        @Override
        public EnvironmentConfig environment() {
            return route.environment();
        }
    }

    /**
     * No route to walk.
     *
     * @param environment null exactly when it is the environment that nobody knows
     * @param route the route asked for, when it exists but in another environment
     */
    record NoRoute(
            @Nullable EnvironmentConfig environment,
            @Nullable CompiledRoute route,
            Reason reason) implements Resolution {

        /** Why there is none. */
        public enum Reason {
            UNKNOWN_ENVIRONMENT("No environment has this id, slug, type or name"),
            UNKNOWN_ROUTE("No route matched routeId"),
            OTHER_ENVIRONMENT("Route is not bound to this environment"),
            NO_MATCH("No published route matched constraints");

            private final String message;

            Reason(String message) {
                this.message = message;
            }
        }

        @Override
        public String code() {
            return "no_route";
        }

        @Override
        public String message() {
            return reason.message;
        }
    }

    /** The request names no environment and the project has no default. */
    record NoEnvironment() implements Resolution {

        @Override
        public String code() {
            return "no_environment";
        }

        @Override
        public String message() {
            return "Name an environment: the project has no default one";
        }

        @Override
        public @Nullable EnvironmentConfig environment() {
            return null;
        }
    }
}
