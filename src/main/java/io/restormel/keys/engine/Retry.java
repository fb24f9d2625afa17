package io.restormel.keys.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a retry goes on. The step that failed is left, unless its settings say that this failure is to be tried again:
 * with {@code switchCriteria.advanceOn} only the failures named there leave it, with {@code retryPolicy} those in
 * {@code retryOn} are tried again on it, until the call has had {@code maxAttempts}.
 *
 * @param start position of the first step that may be tried
 * @param reason what the settings said, such as {@code advanceOn:timeout}; null when there were none to ask
 */
record Retry(int start, @Nullable String reason) {

    /** Of requests that skip nothing: before all steps, where the end user's choice is. */
    static final Retry NONE = new Retry(Choice.BEFORE_ALL, null);

    private static final List<String> NO_ERROR = List.of("rate_limit", "no_key", "policy_block", "policy_blocked");

    static Retry of(CompiledRoute route, ResolveRequest request) {
        PreviousFailure failure = request.previousFailure();
        if (request.attemptNumber() == 0 || failure == null) {
            return NONE;
        }
        if (failure.selectedStepId() != null) {
            if (route.prefersEndUser() && failure.selectedStepId().equals(Choice.stepId(route.id()))) {
                return new Retry(0, null);
            }
            for (CompiledStep step : route.ordered()) {
                if (step.id().equals(failure.selectedStepId())) {
                    return after(step, request);
                }
            }
        }
        if (failure.selectedOrderIndex() != null) {
            if (route.prefersEndUser() && failure.selectedOrderIndex() == Choice.BEFORE_ALL) {
                return new Retry(0, null);
            }
            for (CompiledStep step : route.ordered()) {
                if (step.orderIndex() == failure.selectedOrderIndex()) {
                    return after(step, request);
                }
            }
        }
        return NONE;
    }

    private static Retry after(CompiledStep failed, ResolveRequest request) {
        Retry left = new Retry(failed.position() + 1, null);
        String kind = request.failureKind();
        if (kind == null) {
            return left;
        }
        List<?> advanceOn = list(failed.config().switchCriteria(), "advanceOn");
        if (names(advanceOn, kind)) {
            return new Retry(failed.position() + 1, "advanceOn:" + kind);
        }
        Map<String, Object> policy = failed.config().retryPolicy();
        List<?> retryOn = list(policy, "retryOn");
        Integer most = policy != null && policy.get("maxAttempts") instanceof Number number ? number.intValue() : null;
        if (retryOn.isEmpty() && most == null) {
            return advanceOn.isEmpty() ? left : new Retry(failed.position(), "advanceOn:not_" + kind);
        }
        boolean again = (retryOn.isEmpty() || names(retryOn, kind)) && (most == null || request.attemptNumber() < most);
        return again ? new Retry(failed.position(), "retryOn:" + kind) : left;
    }

    private static boolean names(List<?> kinds, String kind) {
        String usual = kind.toLowerCase(Locale.ROOT);
        for (Object each : kinds) {
            String named = String.valueOf(each).toLowerCase(Locale.ROOT);
            if (named.equals(usual) || named.equals("any") || (named.equals("error") && !NO_ERROR.contains(usual))) {
                return true;
            }
        }
        return false;
    }

    private static List<?> list(@Nullable Map<String, Object> settings, String field) {
        return settings != null && settings.get(field) instanceof List<?> list ? list : List.of();
    }
}
