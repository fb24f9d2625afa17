package io.restormel.keys.resolve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.CompiledStep;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulation's reply: the decision and what would become of each step. Its clients accept exactly these fields. */
record SimulationJson(
        @JsonUnwrapped DecisionJson decision,
        List<EstimateJson> perStepEstimates,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DiagnosticJson> stepDiagnostics,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptJson> routingAttempts,
        boolean wouldRun,
        PreviewJson switchOutcomePreview) {

    record EstimateJson(
            String stepId,
            int orderIndex,
            @Nullable String providerType,
            @Nullable String modelId,
            @Nullable BigDecimal estimatedCostUsd,
            boolean wouldRun,
            @Nullable String wouldBeSkippedBecause) {}

    record DiagnosticJson(
            String stepId,
            int orderIndex,
            @Nullable String providerType,
            @Nullable String modelId,
            List<Violation> policyViolations,
            boolean executable) {}

    record AttemptJson(
            String stepId,
            int orderIndex,
            @Nullable String providerType,
            @Nullable String modelId,
            String hypotheticalOutcome) {}

    record PreviewJson(int attemptNumber, @Nullable String failureKind, int selectedOrderIndex) {}

    static SimulationJson of(Resolution.Resolved resolved, ResolveRequest request, ResolveRequestJson asked) {
        var steps = steps(resolved);
        return new SimulationJson(
                DecisionJson.simulated(resolved, asked.traceId()),
                steps.stream().map(step -> estimate(step, resolved, request)).toList(),
                Boolean.FALSE.equals(asked.includeStepDiagnostics())
                        ? null
                        : steps.stream().map(step -> diagnostic(step, resolved)).toList(),
                Boolean.TRUE.equals(asked.includeRoutingAttempts())
                        ? steps.stream().map(step -> attempt(step, resolved)).toList()
                        : null,
                true,
                new PreviewJson(
                        request.attemptNumber(),
                        request.failureKind(),
                        resolved.step().orderIndex()));
    }

    /** With the end user's choice before them when that is what serves. */
    private static List<CompiledStep> steps(Resolution.Resolved resolved) {
        var steps = new ArrayList<CompiledStep>();
        if (resolved.step().isChoice()) {
            steps.add(resolved.step());
        }
        steps.addAll(resolved.route().steps());
        return steps;
    }

    /** The candidate that the step chose, or would choose first. */
    private static Candidate candidate(CompiledStep step, Resolution.Resolved resolved) {
        return step == resolved.step()
                ? resolved.selected().candidate()
                : step.candidates().getFirst();
    }

    private static EstimateJson estimate(CompiledStep step, Resolution.Resolved resolved, ResolveRequest request) {
        var candidate = candidate(step, resolved);
        boolean selected = step == resolved.step();
        String skipped = step.enabled() ? "not_selected" : "disabled";
        return new EstimateJson(
                step.id(),
                step.orderIndex(),
                StepRowJson.wire(candidate.providerType()),
                candidate.modelId(),
                candidate.estimateUsd(request.estimatedInputTokens(), request.estimatedOutputTokens()),
                selected,
                selected ? null : skipped);
    }

    private static DiagnosticJson diagnostic(CompiledStep step, Resolution.Resolved resolved) {
        var candidate = candidate(step, resolved);
        return new DiagnosticJson(
                step.id(),
                step.orderIndex(),
                StepRowJson.wire(candidate.providerType()),
                candidate.modelId(),
                candidate.violationsAt(resolved.nowMillis()),
                candidate.isExecutable() && resolved.hasKey(candidate));
    }

    private static AttemptJson attempt(CompiledStep step, Resolution.Resolved resolved) {
        var candidate = candidate(step, resolved);
        return new AttemptJson(
                step.id(),
                step.orderIndex(),
                StepRowJson.wire(candidate.providerType()),
                candidate.modelId(),
                outcome(step, candidate, resolved));
    }

    /** One of the four words that clients with a closed schema know. */
    private static String outcome(CompiledStep step, Candidate candidate, Resolution.Resolved resolved) {
        if (step == resolved.step()) {
            return "selected";
        }
        if (!candidate.violationsAt(resolved.nowMillis()).isEmpty()) {
            return "blocked_by_policy";
        }
        return candidate.isExecutable() && resolved.hasKey(candidate) ? "not_selected" : "not_executable";
    }
}
