package io.restormel.keys.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Catalogs;
import io.restormel.keys.outcome.ReportedCalls;
import io.restormel.keys.usage.EventDetail;
import io.restormel.keys.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TelemetryTest {

    private final TelemetryConfiguration configuration = new TelemetryConfiguration();
    private Collector collector;
    private OpenTelemetrySdk sdk;
    private Telemetry telemetry;

    @BeforeEach
    void start() throws Exception {
        collector = new Collector();
        sdk = configuration.openTelemetry(new TelemetryProperties(
                collector.endpoint() + "/", "Authorization=Bearer%20secret", Duration.ofHours(1), 1));
        CatalogService catalogs = Catalogs.service();
        telemetry = configuration.telemetry(sdk, catalogs);
    }

    @AfterEach
    void stop() {
        sdk.close();
        collector.close();
    }

    private void flush() {
        sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
        sdk.getSdkMeterProvider().forceFlush().join(10, TimeUnit.SECONDS);
    }

    private static UsageEvent decision(String provider, @Nullable String model) {
        return new UsageEvent(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                "support-chat",
                null,
                null,
                "ada@example.com",
                model == null ? "policy_blocked" : "resolved",
                provider,
                model,
                Duration.ofNanos(250_000),
                0,
                2,
                null,
                null,
                null,
                "snap",
                false,
                () -> EventDetail.of(Map.of()),
                Instant.now());
    }

    @Test
    void a_decision_is_a_span_within_the_callers_trace() throws Exception {
        var request = new MockHttpServletRequest("POST", "/keys/v1/projects/p/resolve");
        request.addHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        new TraceParentFilter()
                .doFilter(
                        request,
                        new MockHttpServletResponse(),
                        (_, _) -> telemetry.decided(decision("openai", "gpt-5.5")));
        telemetry.decided(decision(UsageEvent.NO_PROVIDER, null));
        flush();

        assertThat(collector.authorizations()).containsExactly("Bearer secret");
        assertThat(collector.spans()).hasSize(2);
        var span = collector.spans().getFirst();
        assertThat(span.name()).isEqualTo("resolve gpt-5.5");
        assertThat(span.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.parentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.attributes())
                .containsEntry("gen_ai.operation.name", "resolve")
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("gen_ai.request.model", "gpt-5.5")
                .containsEntry("restormel.route", "support-chat")
                .containsEntry("restormel.fallback.count", "[2]");
        assertThat(collector.spans().get(1).attributes())
                .containsEntry("error.type", "policy_blocked")
                .containsEntry("gen_ai.provider.name", "other");
        assertThat(collector.spans().get(1).parentSpanId()).isEmpty();
        assertThat(collector.spans().toString()).doesNotContain("ada@example.com");
    }

    @Test
    void a_caller_that_samples_nothing_gets_no_span() throws Exception {
        var request = new MockHttpServletRequest("POST", "/keys/v1/projects/p/resolve");
        request.addHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

        new TraceParentFilter()
                .doFilter(
                        request,
                        new MockHttpServletResponse(),
                        (_, _) -> telemetry.decided(decision("openai", "gpt-5.5")));
        flush();

        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void calls_are_histograms_whose_attributes_have_as_many_values_as_the_catalogue() {
        telemetry.stored(List.of(
                ReportedCalls.succeeded("openai", "gpt-5.5"),
                ReportedCalls.failed("azure_openai", "gpt-5.5", "timeout")));
        for (int i = 0; i < 500; i++) {
            telemetry.stored(List.of(ReportedCalls.failed("host-" + i, "model-" + i, "kind-" + i)));
            telemetry.stored(List.of(ReportedCalls.failed("openai", "model-" + i, "kind-" + i)));
        }
        flush();

        var points = collector.points();
        assertThat(points)
                .extracting(Collector.Told::name)
                .contains("gen_ai.client.token.usage", "gen_ai.client.operation.duration");
        assertThat(points)
                .extracting(Collector.Told::attributes)
                .contains(
                        Map.of(
                                "gen_ai.operation.name",
                                "chat",
                                "gen_ai.provider.name",
                                "openai",
                                "gen_ai.request.model",
                                "gpt-5.5",
                                "gen_ai.token.type",
                                "input"),
                        Map.of(
                                "gen_ai.operation.name",
                                "chat",
                                "gen_ai.provider.name",
                                "openai",
                                "gen_ai.request.model",
                                "gpt-5.5"));
        assertThat(values(points, "gen_ai.provider.name"))
                .containsExactlyInAnyOrder("openai", "azure.ai.openai", "other");
        assertThat(values(points, "gen_ai.request.model"))
                .contains("gpt-5.5", "other")
                .hasSizeLessThanOrEqualTo(3);
        assertThat(values(points, "error.type")).containsExactlyInAnyOrder("timeout", "_OTHER");
        assertThat(points).hasSizeLessThan(20);
        assertThat(points.toString()).doesNotContain("ada", "feature");
    }

    private static Set<String> values(List<Collector.Told> points, String attribute) {
        return points.stream()
                .map(point -> point.attributes().get(attribute))
                .filter(value -> value != null)
                .collect(Collectors.toSet());
    }
}
