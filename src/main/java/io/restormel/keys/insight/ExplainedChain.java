package io.restormel.keys.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.route.RouteDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A route's draft with the policies that have a say in it, and the same in sentences. Its objects are closed: the
 * original's clients refuse further fields.
 */
record ExplainedChain(
        String contractVersion,
        UUID projectId,
        UUID routeId,
        UUID environmentId,
        RouteBlock route,
        Steps steps,
        List<PolicyRow> policies,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CrowdHint> catalogCrowdHints,

        List<String> narrative) {

    private static final String CONTRACT = "2026-04-16";

    record RouteBlock(
            UUID id,
            String name,
            UUID environmentId,
            @Nullable String workload,
            @Nullable String stage,
            @Nullable String routeMode,
            boolean enabled,
            String status,
            @JsonProperty("isPublished") boolean isPublished,
            int version,
            int publishedVersion,
            @Nullable String defaultModelId,
            @Nullable String billingMode) {

        static RouteBlock of(RouteDetail detail) {
            var route = detail.route();
            var draft = detail.draft();
            return new RouteBlock(
                    route.id(),
                    route.name(),
                    route.environmentId(),
                    draft.workload(),
                    draft.stage(),
                    draft.routeMode(),
                    route.enabled(),
                    route.status(),
                    route.isPublished(),
                    route.version(),
                    route.publishedVersion(),
                    draft.defaultModelId(),
                    draft.billingMode());
        }
    }

    /** What callers reported of a step's model at its provider. */
    record CrowdHint(
            @Nullable String stepId,
            String catalogProviderId,
            String providerModelId,
            int deprecatedReportCount,
            int retiredReportCount) {}

    record Steps(int total, long enabledCount, List<Step> ordered) {}

    record Step(
            String stepId,
            int orderIndex,
            @Nullable String providerPreference,
            @Nullable String modelId,
            boolean enabled,
            @Nullable String label,
            boolean hasConditionBlock,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> advanceOn,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> retryOn) {

        static Step of(StepConfig step) {
            return new Step(
                    step.id(),
                    step.orderIndex(),
                    step.providerPreference(),
                    step.modelId(),
                    step.enabled(),
                    step.label(),
                    step.conditionBlock() != null,
                    texts(step.switchCriteria(), "advanceOn"),
                    texts(step.retryPolicy(), "retryOn"));
        }

        private static @Nullable List<String> texts(@Nullable Map<String, Object> json, String field) {
            return json != null && json.get(field) instanceof List<?> list
                    ? list.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList()
                    : null;
        }
    }

    record PolicyRow(
            String scope,
            UUID bindingId,
            UUID policyId,
            String name,
            String type,
            String status,
            String ruleSummary,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode ruleDefinition) {

        static PolicyRow of(Policy policy, PlacedBinding placed, boolean withRule) {
            return new PolicyRow(
                    placed.binding().targetType().wire(),
                    placed.binding().id(),
                    policy.id(),
                    policy.name(),
                    policy.type(),
                    policy.status().wire(),
                    RuleSummary.of(policy.rule()),
                    withRule ? JsonMapper.shared().readTree(policy.definition()) : null);
        }
    }

    static ExplainedChain of(RouteDetail detail, List<PolicyRow> policies, List<CrowdHint> hints) {
        var draft = detail.draft();
        var ordered = draft.steps().stream().map(Step::of).toList();
        var enabled = draft.steps().stream().filter(StepConfig::enabled).toList();
        return new ExplainedChain(
                CONTRACT,
                detail.route().projectId(),
                detail.route().id(),
                detail.route().environmentId(),
                RouteBlock.of(detail),
                new Steps(ordered.size(), enabled.size(), ordered),
                policies,
                hints,
                narrative(detail, enabled, policies));
    }

    private static List<String> narrative(RouteDetail detail, List<StepConfig> enabled, List<PolicyRow> policies) {
        var route = detail.route();
        List<String> sentences = new ArrayList<>();
        sentences.add("Route \"" + route.name() + "\" is " + (route.enabled() ? "on" : "off") + ", its status is "
                + route.status() + ", and it is " + (route.isPublished() ? "published." : "not published."));
        if (route.hasUnpublishedChanges()) {
            sentences.add("Its draft, which is told here, differs from what is live.");
        }
        if (enabled.isEmpty()) {
            sentences.add("It has no enabled step and can serve nothing.");
        }
        for (int i = 0; i < enabled.size(); i++) {
            var step = enabled.get(i);
            var model = step.modelId() == null ? detail.draft().defaultModelId() : step.modelId();
            sentences.add((i == 0 ? "First comes " : "Then ") + told(model) + " at " + told(step.providerPreference())
                    + (step.modelPool() == null ? "." : ", or another of its pool."));
        }
        for (var policy : policies) {
            sentences.add("Policy \"" + policy.name() + "\" of the " + policy.scope() + ": " + policy.ruleSummary()
                    + (policy.status().equals("active") ? "." : " (" + policy.status() + ")."));
        }
        return sentences;
    }

    private static String told(@Nullable String name) {
        return name == null ? "(nothing chosen)" : name;
    }
}
