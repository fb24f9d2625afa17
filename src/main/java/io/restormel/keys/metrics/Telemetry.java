package io.restormel.keys.metrics;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.outcome.OutcomeObserver;
import io.restormel.keys.outcome.OutcomeStatus;
import io.restormel.keys.usage.DecisionObserver;
import io.restormel.keys.usage.UsageEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells collectors of decisions and calls in the words of OpenTelemetry's conventions for generative AI. A decision is
 * a span, within the caller's trace if it sent one; calls are metrics. Neither names an end user or a tag. Thread-safe.
 */
final class Telemetry implements DecisionObserver, OutcomeObserver {

    private static final AttributeKey<String> OPERATION = stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER = stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> MODEL = stringKey("gen_ai.request.model");
    private static final AttributeKey<String> TOKEN_TYPE = stringKey("gen_ai.token.type");
    private static final AttributeKey<String> ERROR = stringKey("error.type");
    private static final AttributeKey<String> ROUTE = stringKey("restormel.route");
    private static final AttributeKey<String> STATUS = stringKey("restormel.status");
    private static final AttributeKey<String> DECISION = stringKey("restormel.decision.id");
    private static final AttributeKey<String> PROJECT = stringKey("restormel.project.id");
    private static final AttributeKey<Long> FALLBACKS = longKey("restormel.fallback.count");

    private static final String RESOLVE = "resolve";
    /** What nearly all calls are; a report does not say it. */
    private static final String CHAT = "chat";

    /** Those that the conventions advise. */
    private static final List<Long> TOKEN_BOUNDS = List.of(
            1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L, 16777216L, 67108864L);

    private static final List<Double> SECOND_BOUNDS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

    private final BoundedNames names;
    private final Tracer tracer;
    private final LongCounter decisions;
    private final LongHistogram tokens;
    private final DoubleHistogram duration;

    Telemetry(OpenTelemetry telemetry, BoundedNames names) {
        this.names = names;
        tracer = telemetry.getTracer("io.restormel.keys");
        var meter = telemetry.getMeter("io.restormel.keys");
        decisions = meter.counterBuilder("restormel.decisions")
                .setUnit("{decision}")
                .setDescription("Requests that asked which model to call")
                .build();
        tokens = meter.histogramBuilder("gen_ai.client.token.usage")
                .ofLongs()
                .setUnit("{token}")
                .setDescription("Input and output tokens of reported calls")
                .setExplicitBucketBoundariesAdvice(TOKEN_BOUNDS)
                .build();
        duration = meter.histogramBuilder("gen_ai.client.operation.duration")
                .setUnit("s")
                .setDescription("Time that reported calls took")
                .setExplicitBucketBoundariesAdvice(SECOND_BOUNDS)
                .build();
    }

    @Override
    public void decided(UsageEvent event) {
        var provider = names.provider(event.providerType());
        var model = names.model(event.providerType(), event.modelId());
        decisions.add(1, Attributes.of(STATUS, event.status(), PROVIDER, provider, MODEL, model));
        var span = tracer.spanBuilder(event.modelId() == null ? RESOLVE : RESOLVE + " " + model)
                .setParent(Context.current())
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(event.occurredAt())
                .startSpan();
        if (span.isRecording()) {
            span.setAttribute(OPERATION, RESOLVE)
                    .setAttribute(PROVIDER, provider)
                    .setAttribute(MODEL, model)
                    .setAttribute(STATUS, event.status())
                    .setAttribute(FALLBACKS, event.fallbackCount())
                    .setAttribute(DECISION, event.id().toString())
                    .setAttribute(PROJECT, event.projectId().toString());
            if (event.routeName() != null) {
                span.setAttribute(ROUTE, event.routeName());
            }
            if (event.modelId() == null) {
                span.setAttribute(ERROR, event.status()).setStatus(StatusCode.ERROR);
            }
        }
        span.end(event.occurredAt().plus(event.latency()));
    }

    @Override
    public void stored(List<Outcome> outcomes) {
        outcomes.forEach(this::stored);
    }

    private void stored(Outcome outcome) {
        var report = outcome.report();
        var provider = names.provider(report.model().providerType());
        var model = names.model(report.model().providerType(), report.model().modelId());
        count(report.tokens().input(), "input", provider, model);
        count(report.tokens().output(), "output", provider, model);
        if (report.latencyMicros() != null) {
            var attributes = Attributes.builder()
                    .put(OPERATION, CHAT)
                    .put(PROVIDER, provider)
                    .put(MODEL, model);
            if (report.status() != OutcomeStatus.SUCCEEDED) {
                attributes.put(ERROR, BoundedNames.failure(report.failureKind()));
            }
            duration.record(report.latencyMicros() / 1e6, attributes.build());
        }
    }

    private void count(@Nullable Long count, String type, String provider, String model) {
        if (count != null) {
            tokens.record(count, Attributes.of(OPERATION, CHAT, PROVIDER, provider, MODEL, model, TOKEN_TYPE, type));
        }
    }
}
