package io.restormel.keys.insight;

import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A route explained, and what would make it better. Both speak of the draft. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/routes/{routeId}",
    "/keys/v1/projects/{projectId}/routes/{routeId}"
})
class RouteInsightController {

    private final RouteService routes;
    private final PolicyService policies;
    private final BindingService bindings;
    private final CrowdHints hints;

    RouteInsightController(RouteService routes, PolicyService policies, BindingService bindings, CrowdHints hints) {
        this.routes = routes;
        this.policies = policies;
        this.bindings = bindings;
        this.hints = hints;
    }

    /** @param duplicateOrderIndexes none ever: a draft is refused them, which the original's was not */
    record DiagnosticsJson(int totalSteps, long enabledSteps, List<Integer> duplicateOrderIndexes) {}

    /** @param priority 1 is the most urgent */
    record AdviceJson(String id, int priority, String action) {}

    record RecommendationJson(
            UUID routeId,
            DiagnosticsJson diagnostics,
            List<AdviceJson> recommendations,
            List<String> diffPreview,
            boolean safeAutoApply) {}

    @GetMapping("/explain-chain")
    Map<String, ExplainedChain> explain(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestParam(defaultValue = "false") boolean includePolicyRuleJson,
            @RequestParam(defaultValue = "false") boolean includeCatalogHints) {
        var detail = routes.get(projectId, routeId);
        var reported = includeCatalogHints ? hints.of(detail.draft().steps()) : List.<ExplainedChain.CrowdHint>of();
        return Map.of("data", ExplainedChain.of(detail, policiesOf(detail, includePolicyRuleJson), reported));
    }

    /** Those of workspace, project, environment and route, in that order. */
    private List<ExplainedChain.PolicyRow> policiesOf(RouteDetail detail, boolean withRule) {
        var byPolicy = bindings.placements();
        var route = detail.route();
        return policies.list().stream()
                .flatMap(policy -> byPolicy.getOrDefault(policy.id(), List.of()).stream()
                        .filter(placed -> placed.target() != null)
                        .filter(placed -> switch (placed.binding().targetType()) {
                            case WORKSPACE -> true;
                            case PROJECT -> placed.binding().targetId().equals(route.projectId());
                            case ENVIRONMENT -> placed.binding().targetId().equals(route.environmentId());
                            case ROUTE -> placed.binding().targetId().equals(route.id());
                            case ROUTE_STEP, GATEWAY_KEY, END_USER, TAG -> false;
                        })
                        .map(placed -> Map.entry(
                                placed.binding().targetType(), ExplainedChain.PolicyRow.of(policy, placed, withRule))))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    @PostMapping("/recommend")
    Map<String, RecommendationJson> recommend(@PathVariable UUID projectId, @PathVariable UUID routeId) {
        var steps = routes.get(projectId, routeId).draft().steps();
        var enabled = steps.stream().filter(StepConfig::enabled).count();
        List<AdviceJson> advice = new ArrayList<>();
        if (steps.isEmpty()) {
            advice.add(new AdviceJson("add_steps", 1, "Add a step: the route can serve nothing yet."));
        } else if (enabled == 0) {
            advice.add(new AdviceJson("enable_step", 1, "Enable a step: all of them are off."));
        } else if (enabled == 1) {
            advice.add(new AdviceJson(
                    "add_steps", 2, "Add a second step, at another provider, to have something to fall back on."));
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).orderIndex() != i) {
                advice.add(new AdviceJson("normalize_order", 3, "Number the steps from 0 without gaps."));
                break;
            }
        }
        return Map.of(
                "data",
                new RecommendationJson(
                        routeId,
                        new DiagnosticsJson(steps.size(), enabled, List.of()),
                        advice,
                        advice.stream().map(AdviceJson::action).toList(),
                        false));
    }
}
