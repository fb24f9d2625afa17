package io.restormel.keys.conformance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param engineOnly why it cannot be run over HTTP; null when it can
 * @param now clock of an engine-only case
 * @param catalog models of an engine-only case, added to the usual ones or in their place
 * @param request the body of the HTTP request; text that starts with {@code @} names something of the configuration:
 *     {@code @production}, {@code @interactive} or {@code @interactive/first} (route name / step label)
 */
public record ConformanceCase(
        String file,
        String name,
        @Nullable String engineOnly,
        @Nullable Instant now,
        List<Model> catalog,
        Config config,
        Map<String, Object> request,
        Expectation expect) {

    /** What to set up. Environments are known by slug, routes by name, steps by label, policies by name. */
    public record Config(
            List<Environment> environments,
            @Nullable String defaultEnvironment,
            List<Route> routes,
            List<Policy> policies,
            List<Credential> credentials,
            boolean credentialsRequired,
            List<EndUser> endUsers) {}

    /**
     * An end user with keys of their own, for all models of these providers, and choices.
     *
     * @param choice provider/model for everywhere; null without one
     * @param routeChoices by route name
     */
    public record EndUser(
            String id, List<String> keys, @Nullable String choice, Map<String, Object> routeChoices) {}

    /**
     * A provider's key, bound to the project.
     *
     * @param status {@code active}, {@code paused}, {@code revoked}, {@code removed}, or {@code capped}: at a monthly cap of 0
     * @param environments slugs of the only environments it is bound to; empty for the whole project
     * @param models the only models it may be used for; empty for all
     */
    public record Credential(String provider, String status, List<String> environments, List<String> models) {}

    public record Environment(String slug, String name, String type) {}

    /** Routes are created in the order listed, so the last is the newest. Null versions mean: as a new route has. */
    public record Route(
            String name,
            String environment,
            String status,
            boolean enabled,
            @Nullable Integer version,
            @Nullable Integer publishedVersion,
            @Nullable String defaultModel,
            @Nullable String mode,
            @Nullable String keys,
            @Nullable String workload,
            @Nullable String stage,
            List<Step> steps,
            List<Edge> edges,
            @Nullable String entry) {}

    public record Step(
            String label,
            int orderIndex,
            @Nullable String provider,
            @Nullable String model,
            boolean enabled,
            @Nullable Pool pool,
            Settings settings) {}

    /** The settings of a step that are JSON objects, as the API takes them. */
    public record Settings(
            @Nullable Map<String, Object> when,
            @Nullable Map<String, Object> costs,
            @Nullable Map<String, Object> switching,
            @Nullable Map<String, Object> retry) {}

    public record Pool(String strategy, List<Member> members) {}

    public record Member(
            @Nullable String provider, @Nullable String model, double weight) {}

    public record Edge(String from, String to, int priority) {}

    public record Policy(String name, String type, boolean active, Map<String, Object> rule, List<Binding> bindings) {}

    /**
     * Where a policy applies.
     *
     * @param targetType as in the API
     * @param target symbol of the target, such as {@code interactive/first}; empty for workspace and project
     */
    public record Binding(String targetType, String target) {}

    /** A model of the catalogue; prices in US dollars for a million tokens. */
    public record Model(
            String provider,
            String model,
            String lifecycleState,
            @Nullable Instant deprecationDate,
            @Nullable Instant retirementDate,
            @Nullable String inputUsd,
            @Nullable String outputUsd,
            @Nullable List<String> abilities,
            @Nullable Integer contextTokens) {}

    /**
     * What must come out; null or absent means that the case does not say.
     *
     * @param code {@code resolved} or an error code; for evaluate {@code allowed} or {@code denied}
     * @param provider as the HTTP API spells it, {@code vertex} for Google
     * @param models any of these
     * @param explanation fragments
     * @param violations types, in order
     * @param messages of the violations, in order
     * @param keySource whose key, {@code platform} or {@code byok}
     * @param reason fragment of why the first step did not serve
     * @param matched fragment of the matched criteria; {@code none} when there must be none
     * @param fallbacks labels of fallback candidates, in order
     * @param chain labels of the step chain, in order
     */
    public record Expectation(
            String code,
            @Nullable String route,
            @Nullable String step,
            @Nullable String provider,
            @Nullable List<String> models,
            @Nullable Integer poolMember,
            @Nullable Integer orderIndex,
            @Nullable String switchReason,
            @Nullable String message,
            @Nullable String costUsd,
            @Nullable String keySource,
            @Nullable String reason,
            @Nullable String matched,
            List<String> explanation,
            @Nullable List<String> violations,
            @Nullable List<String> messages,
            @Nullable List<String> fallbacks,
            @Nullable List<String> chain) {}

    /** The request with every symbol replaced by an id. */
    public Map<String, Object> requestWith(UnaryOperator<String> idOfSymbol) {
        return replaced(request, idOfSymbol);
    }

    private static Map<String, Object> replaced(Map<?, ?> json, UnaryOperator<String> idOfSymbol) {
        Map<String, Object> copy = new LinkedHashMap<>();
        json.forEach((key, value) -> copy.put(
                String.valueOf(key),
                switch (value) {
                    case Map<?, ?> nested -> replaced(nested, idOfSymbol);
                    case String text when text.startsWith("@") -> idOfSymbol.apply(text.substring(1));
                    default -> value;
                }));
        return copy;
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
