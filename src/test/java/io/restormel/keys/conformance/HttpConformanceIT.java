package io.restormel.keys.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The conformance cases over HTTP: what the engine decides is what a client of the API gets. */
@OnServer
class HttpConformanceIT {

    @LocalServerPort
    private int port;

    /** Edges are set through an endpoint that does not exist yet. */
    private static Stream<ConformanceCase> overHttp(String kind) {
        return ConformanceCases.load(kind).stream()
                .filter(each -> each.engineOnly() == null)
                .filter(each -> each.config().routes().stream()
                        .allMatch(route -> route.edges().isEmpty() && route.entry() == null));
    }

    static Stream<ConformanceCase> resolve() {
        return overHttp("resolve");
    }

    static Stream<ConformanceCase> evaluate() {
        return overHttp("evaluate");
    }

    @ParameterizedTest
    @MethodSource
    void resolve(ConformanceCase each) {
        var project = HttpProject.setUp(Api.asManager(port), each.config());
        try {
            var reply =
                    project.client().post("/projects/" + project.id() + "/resolve", each.requestWith(project::idOf));
            var expected = each.expect();
            assertThat(reply.status() == 200 ? "resolved" : reply.error())
                    .as(reply.raw().body())
                    .isEqualTo(expected.code());
            if (reply.status() == 200) {
                checkDecision(expected, reply.data(), project);
            } else {
                checkRefusal(expected, reply.json());
            }
        } finally {
            project.tearDown();
        }
    }

    private static void checkDecision(ConformanceCase.Expectation expected, JsonNode data, HttpProject project) {
        check(expected.provider(), data.path("providerType").asString());
        check(expected.route(), data.path("routeName").asString());
        check(expected.orderIndex(), data.path("selectedOrderIndex").asInt());
        check(expected.keySource(), data.path("keySource").asString("platform"));
        checkWhy(expected, data);
        check(expected.switchReason(), data.path("switchReasonCode").asString());
        if (expected.step() != null) {
            assertThat(project.labelOf(data.path("selectedStepId").asString())).isEqualTo(expected.step());
        }
        if (expected.models() != null) {
            assertThat(data.path("modelId").asString()).isIn(expected.models());
        }
        if (expected.poolMember() != null) {
            assertThat(data.path("selectedPoolMemberIndex").asInt()).isEqualTo(expected.poolMember());
        }
        if ("unknown".equals(expected.costUsd())) {
            assertThat(data.path("estimatedCostUsd").isNull()).isTrue();
        } else if (expected.costUsd() != null) {
            assertThat(data.path("estimatedCostUsd").decimalValue()).isEqualByComparingTo(expected.costUsd());
        }
        expected.explanation()
                .forEach(part -> assertThat(data.path("explanation").asString()).contains(part));
        if (expected.fallbacks() != null) {
            assertThat(labels(data.path("fallbackCandidates"))).isEqualTo(expected.fallbacks());
        }
        if (expected.chain() != null) {
            assertThat(labels(data.path("stepChain"))).isEqualTo(expected.chain());
        }
    }

    private static void checkWhy(ConformanceCase.Expectation expected, JsonNode data) {
        if (expected.reason() != null) {
            assertThat(data.path("passedOver").path(0).path("reason").asString())
                    .contains(expected.reason());
        }
        if (expected.matched() != null) {
            var matched = data.path("matchedCriteria");
            assertThat(matched.isNull() ? "none" : matched.toString()).contains(expected.matched());
        }
    }

    private static void checkRefusal(ConformanceCase.Expectation expected, JsonNode json) {
        check(expected.message(), json.path("message").asString());
        if (expected.violations() != null && !expected.violations().isEmpty()) {
            assertThat(texts(json.path("violations"), "type")).isEqualTo(expected.violations());
        }
        if (expected.messages() != null) {
            assertThat(texts(json.path("violations"), "message")).isEqualTo(expected.messages());
        }
    }

    @ParameterizedTest
    @MethodSource
    void evaluate(ConformanceCase each) {
        var project = HttpProject.setUp(Api.asManager(port), each.config());
        try {
            var reply = project.client()
                    .post("/policies/evaluate", each.requestWith(project::idOf))
                    .expect(200);
            boolean allowed = reply.data().path("allowed").booleanValue();
            assertThat(allowed ? "allowed" : "denied").isEqualTo(each.expect().code());
            if (each.expect().violations() != null) {
                assertThat(texts(reply.data().path("violations"), "type"))
                        .isEqualTo(each.expect().violations());
            }
        } finally {
            project.tearDown();
        }
    }

    private static void check(@Nullable Object expected, Object actual) {
        if (expected != null) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static List<String> labels(JsonNode rows) {
        return texts(rows, "label");
    }

    private static List<String> texts(JsonNode rows, String field) {
        return rows.valueStream().map(row -> row.path(field).asString()).toList();
    }
}
