package io.restormel.keys.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.engine.CatalogView;
import io.restormel.keys.engine.EnvironmentConfig;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Resolver;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.SnapshotCompiler;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.support.Routes;
import io.restormel.keys.usage.EventDetail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UsageEventsTest {

    private static final String PROJECT = UUID.randomUUID().toString();
    private static final String ENVIRONMENT = UUID.randomUUID().toString();

    private final UsageEvents events = new UsageEvents(JsonMapper.shared());
    private final Snapshot snapshot = snapshot();

    @Test
    void requests_that_ask_alike_share_everything() {
        var first = detail(request(), null);
        var second = detail(request(), null);

        assertThat(second).isEqualTo(first);
        assertThat(second.own()).isEmpty();
        assertThat(told(second))
                .containsEntry("request", Map.of("environment", "production", "routeId", "chat"))
                .containsEntry("switchReasonCode", "initial_selection")
                .containsEntry("keySource", "platform")
                .containsKeys("explanation", "trace");
    }

    @Test
    void a_request_that_asks_otherwise_keeps_its_own_words() {
        detail(request(), null);

        assertThat(told(detail(request().task("summary").sessionId("s-1"), null)))
                .containsEntry(
                        "request",
                        Map.of("environment", "production", "routeId", "chat", "task", "summary", "sessionId", "s-1"))
                .containsKeys("explanation", "trace");
        assertThat(told(detail(request(), "trace-1")))
                .containsEntry("traceId", "trace-1")
                .containsEntry("request", Map.of("environment", "production", "routeId", "chat"));
    }

    @Test
    void the_session_of_one_request_is_told_of_no_other() {
        assertThat(told(detail(request().sessionId("s-1"), null)).toString()).contains("s-1");
        assertThat(told(detail(request(), null)).toString()).doesNotContain("s-1");
        assertThat(told(detail(request().sessionId("u-1").endUserId("u-1"), null))
                        .toString())
                .as("kept where it can be erased")
                .doesNotContain("u-1");
    }

    @Test
    void a_retry_tells_why_it_came() {
        detail(request(), null);

        assertThat(told(detail(request().attemptNumber(1).failureKind("rate_limit"), null)))
                .containsEntry("switchReasonCode", "rate_limit");
    }

    /** As a reader sees it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> told(EventDetail detail) {
        var told = new LinkedHashMap<String, Object>();
        if (detail.trace() != null) {
            told.putAll(JsonMapper.shared()
                    .readValue(Objects.requireNonNull(detail.trace()).json(), Map.class));
        }
        told.putAll(detail.own());
        return told;
    }

    private EventDetail detail(ResolveRequest.Builder asked, @Nullable String traceId) {
        var request = asked.build();
        var caller = new Caller.ManagementKey(UUID.randomUUID(), UUID.randomUUID());
        var resolution = Resolver.resolve(snapshot, request, Signals.at(1_800_000_000_000L));
        return events.of(caller, snapshot, request, resolution, traceId, 1, Instant.EPOCH)
                .detail()
                .get();
    }

    private static ResolveRequest.Builder request() {
        return ResolveRequest.builder(UUID.randomUUID().toString())
                .environment("production")
                .routeId("chat");
    }

    private static Snapshot snapshot() {
        var step = StepConfig.plain(UUID.randomUUID().toString(), 0, "openai", "gpt-4o", null, 12_000);
        var route = Routes.published(UUID.randomUUID().toString(), ENVIRONMENT, "chat", step);
        var environment = new EnvironmentConfig(ENVIRONMENT, "production", "Production", "prod");
        var project = new ProjectConfig(
                "workspace", PROJECT, ENVIRONMENT, List.of(environment), List.of(route), List.of(), List.of());
        return SnapshotCompiler.compile(project, CatalogView.EMPTY).snapshot();
    }
}
