package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What else a request tells of itself, for conditions and limits to ask. Immutable.
 *
 * @param tags the host's own names and values
 * @param headers those that the host passes on; names in lower case
 * @param endUserPlan what the end user pays for, in the host's words
 * @param needs what the model must be able to do, such as {@code vision} or {@code tools}; in lower case
 * @param maxCostUsd most that the call may cost by estimate, in US dollars; null means no limit
 * @param latencyPreference {@code low}, or null
 * @param maxOutputTokens most tokens that the model may answer with; null when the host sets no limit
 * @param gatewayKeyId id of the key that asks; null when a person or the dashboard does
 * @param complexity {@code low}, {@code medium}, {@code high}, or another word of the host's
 */
public record RequestAttributes(
        Map<String, String> tags,
        Map<String, String> headers,
        @Nullable String endUserPlan,
        Set<String> needs,
        @Nullable BigDecimal maxCostUsd,
        @Nullable String latencyPreference,
        @Nullable Long maxOutputTokens,
        @Nullable String gatewayKeyId,
        @Nullable String complexity) {

    /** Nothing told. */
    public static final RequestAttributes NONE =
            new RequestAttributes(Map.of(), Map.of(), null, Set.of(), null, null, null, null);

    public RequestAttributes {
        tags = Map.copyOf(tags);
        headers = Map.copyOf(headers);
        needs = Set.copyOf(needs);
        endUserPlan = Text.trimToNull(endUserPlan);
        latencyPreference = Text.trimToNull(latencyPreference);
        complexity = Text.trimToNull(complexity);
    }

    /** Without a word on complexity. */
    public RequestAttributes(
            Map<String, String> tags,
            Map<String, String> headers,
            @Nullable String endUserPlan,
            Set<String> needs,
            @Nullable BigDecimal maxCostUsd,
            @Nullable String latencyPreference,
            @Nullable Long maxOutputTokens,
            @Nullable String gatewayKeyId) {
        this(tags, headers, endUserPlan, needs, maxCostUsd, latencyPreference, maxOutputTokens, gatewayKeyId, null);
    }

    /** Whether every step is asked something, whatever its route says. */
    boolean isDemanding() {
        return maxCostUsd != null || !needs.isEmpty();
    }

    /** The same without the key: what the request itself says. */
    public RequestAttributes told() {
        return gatewayKeyId == null
                ? this
                : new RequestAttributes(
                        tags,
                        headers,
                        endUserPlan,
                        needs,
                        maxCostUsd,
                        latencyPreference,
                        maxOutputTokens,
                        null,
                        complexity);
    }

    /** The same, asked with this key. */
    public RequestAttributes askedBy(String keyId) {
        return new RequestAttributes(
                tags, headers, endUserPlan, needs, maxCostUsd, latencyPreference, maxOutputTokens, keyId, complexity);
    }
}
