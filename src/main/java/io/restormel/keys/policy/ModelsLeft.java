package io.restormel.keys.policy;

import io.restormel.keys.engine.CatalogView;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.PolicyConfig;
import io.restormel.keys.engine.PolicyEvaluator;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.SnapshotCompiler;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.policy.PolicyLandscape.Offered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the engine which models pass several rules at once. Not thread-safe. */
final class ModelsLeft {

    private static final String NOBODY = "";

    private final List<Offered> models;
    private final Map<List<PolicyRule>, Boolean> known = new HashMap<>();

    ModelsLeft(List<Offered> models) {
        this.models = models;
    }

    /** Whether no model passes all of them. Where nobody offers a model, nothing can be said. */
    boolean none(List<PolicyRule> rules) {
        return !models.isEmpty() && known.computeIfAbsent(rules, this::nonePasses);
    }

    private boolean nonePasses(List<PolicyRule> rules) {
        var policies = new ArrayList<PolicyConfig>();
        var bindings = new ArrayList<PolicyBinding>();
        for (var rule : rules) {
            var id = String.valueOf(policies.size());
            policies.add(new PolicyConfig(id, id, true, rule));
            bindings.add(new PolicyBinding(id, TargetType.WORKSPACE, NOBODY));
        }
        var config = new ProjectConfig(NOBODY, NOBODY, null, List.of(), List.of(), policies, bindings);
        var snapshot = SnapshotCompiler.compile(config, CatalogView.EMPTY).snapshot();
        return models.stream()
                .map(each -> PolicyEvaluator.evaluate(snapshot, request(each), Signals.at(0)))
                .noneMatch(Verdict.Allowed.class::isInstance);
    }

    private static EvaluateRequest request(Offered model) {
        return new EvaluateRequest(
                null, null, null, model.modelId(), model.providerType(), model.deprecated() ? "deprecated" : "active");
    }
}
