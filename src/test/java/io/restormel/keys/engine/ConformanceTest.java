package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.conformance.ConformanceCase;
import io.restormel.keys.conformance.ConformanceCases;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance cases against the engine itself. */
class ConformanceTest {

    static List<ConformanceCase> resolveCases() {
        return ConformanceCases.load("resolve");
    }

    static List<ConformanceCase> evaluateCases() {
        return ConformanceCases.load("evaluate");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resolveCases")
    void resolves(ConformanceCase each) {
        ConformanceProject project = new ConformanceProject(each);
        Map<String, Object> body = each.requestWith(project::idOf);
        Resolution resolution = Resolver.resolve(project.snapshot(), resolveRequest(body), project.signals());

        ConformanceCase.Expectation expect = each.expect();
        assertThat(resolution.code()).as(resolution.message()).isEqualTo(expect.code());
        if (expect.message() != null) {
            assertThat(resolution.message()).isEqualTo(expect.message());
        }
        checkViolations(resolution.violations(), expect);
        if (expect.route() != null) {
            CompiledRoute route = resolution.route();
            assertThat(route == null ? null : route.name()).isEqualTo(expect.route());
        }
        if (resolution instanceof Resolution.Resolved resolved) {
            checkChoice(resolved, expect);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("evaluateCases")
    void evaluates(ConformanceCase each) {
        ConformanceProject project = new ConformanceProject(each);
        Map<String, Object> body = each.requestWith(project::idOf);
        EvaluateRequest request = new EvaluateRequest(
                text(body, "environmentId"),
                text(body, "routeId"),
                text(body, "routeStepId"),
                text(body, "modelId"),
                text(body, "providerType"),
                text(body, "modelLifecycleState"));
        Verdict verdict = PolicyEvaluator.evaluate(project.snapshot(), request, project.signals());

        String code = switch (verdict) {
            case Verdict.Allowed _ -> "allowed";
            case Verdict.Denied _ -> "denied";
        };
        assertThat(code).isEqualTo(each.expect().code());
        checkViolations(verdict.violations(), each.expect());
    }

    private static void checkChoice(Resolution.Resolved resolved, ConformanceCase.Expectation expect) {
        if (expect.step() != null) {
            assertThat(resolved.step().config().label()).isEqualTo(expect.step());
        }
        if (expect.orderIndex() != null) {
            assertThat(resolved.step().orderIndex()).isEqualTo(expect.orderIndex());
        }
        if (expect.provider() != null) {
            assertThat(Providers.wire(resolved.model().providerType())).isEqualTo(expect.provider());
        }
        if (expect.models() != null) {
            assertThat(resolved.model().modelId()).isIn(expect.models());
        }
        if (expect.poolMember() != null) {
            assertThat(resolved.poolMemberIndex()).isEqualTo(expect.poolMember());
        }
        if (expect.keySource() != null) {
            assertThat(resolved.keyOwner().wire()).isEqualTo(expect.keySource());
        }
        if (expect.switchReason() != null) {
            assertThat(resolved.switchReasonCode()).isEqualTo(expect.switchReason());
        }
        if (expect.reason() != null) {
            assertThat(resolved.trace().getFirst().reason()).contains(expect.reason());
        }
        if (expect.matched() != null) {
            Object matched = resolved.matchedCriteria();
            assertThat(matched == null ? "none" : matched.toString()).contains(expect.matched());
        }
        if (expect.costUsd() != null) {
            BigDecimal cost = resolved.estimatedCostUsd();
            assertThat(cost == null ? "unknown" : cost.toPlainString()).isEqualTo(expect.costUsd());
        }
        for (String fragment : expect.explanation()) {
            assertThat(resolved.explanation()).contains(fragment);
        }
        checkLabels(resolved.fallbackCandidates(), expect.fallbacks());
        checkLabels(resolved.stepChain(), expect.chain());
    }

    private static void checkLabels(List<StepPreview> steps, @Nullable List<String> labels) {
        if (labels != null) {
            assertThat(steps).extracting(each -> each.step().config().label()).isEqualTo(labels);
        }
    }

    private static void checkViolations(List<Violation> violations, ConformanceCase.Expectation expect) {
        if (expect.violations() != null) {
            assertThat(violations).extracting(Violation::type).isEqualTo(expect.violations());
        }
        if (expect.messages() != null) {
            assertThat(violations).extracting(Violation::message).isEqualTo(expect.messages());
        }
    }

    private static ResolveRequest resolveRequest(Map<String, Object> body) {
        ResolveRequest.Builder builder = ResolveRequest.builder("request")
                .environment(text(body, "environmentId"))
                .routeId(text(body, "routeId"))
                .workload(text(body, "workload"))
                .stage(text(body, "stage"))
                .task(text(body, "task"))
                .failureKind(text(body, "failureKind"))
                .estimatedInputTokens(number(body, "estimatedInputTokens"))
                .estimatedOutputTokens(number(body, "estimatedOutputTokens"))
                .sessionId(text(body, "sessionId"))
                .endUserId(text(body, "endUserId"))
                .attributes(attributes(body));
        if (body.get("attemptNumber") instanceof Integer attempt) {
            builder.attemptNumber(attempt);
        }
        if (body.get("previousFailure") instanceof Map<?, ?> failure) {
            Object stepId = failure.get("selectedStepId");
            builder.previousFailure(new PreviousFailure(
                    stepId == null ? null : stepId.toString(),
                    failure.get("selectedOrderIndex") instanceof Integer index ? index : null));
        }
        return builder.build();
    }

    private static RequestAttributes attributes(Map<String, Object> body) {
        Object most = body.get("maxCostUsd");
        return new RequestAttributes(
                texts(body.get("tags")),
                texts(body.get("headers")),
                text(body, "endUserPlan"),
                body.get("needs") instanceof List<?> needs
                        ? Set.copyOf(needs.stream().map(String::valueOf).toList())
                        : Set.of(),
                most == null ? null : new BigDecimal(most.toString()),
                text(body, "latencyPreference"),
                number(body, "maxOutputTokens"),
                null,
                text(body, "complexity"));
    }

    private static Map<String, String> texts(@Nullable Object json) {
        Map<String, String> texts = new HashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    private static @Nullable String text(Map<String, Object> body, String key) {
        Object value = body.get(key);
        return value == null ? null : value.toString();
    }

    private static @Nullable Long number(Map<String, Object> body, String key) {
        return body.get(key) instanceof Number number ? number.longValue() : null;
    }
}
