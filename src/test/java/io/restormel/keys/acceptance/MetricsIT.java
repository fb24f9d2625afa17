package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Prometheus reads. */
@OnServer
class MetricsIT {

    private static final String METRICS = "/api/metrics";

    @LocalServerPort
    private int port;

    @Test
    void decisions_are_counted_by_outcome_and_provider() {
        var manager = Api.asManager(port);
        try (var project = AcceptanceProject.create(manager)) {
            project.route("chat", "openai/gpt-4o");
            project.resolve("chat").expect(200);
            project.resolve("nowhere").expect(404);
            double chosen = decisions("resolved", "openai");
            double missing = decisions("no_route", "none");

            project.resolve("chat").expect(200);
            project.resolve("nowhere").expect(404);

            assertThat(decisions("resolved", "openai")).isEqualTo(chosen + 1);
            assertThat(decisions("no_route", "none")).isEqualTo(missing + 1);
            assertThat(manager.get(METRICS).raw().body())
                    .contains("restormel_decision_seconds_bucket", "restormel_configuration_current 1.0")
                    .contains("restormel_usage_events_total{result=\"dropped\"}", "jvm_memory_used_bytes")
                    .doesNotContain(project.id());
        }
    }

    @Test
    void only_a_management_key_may_read_them() {
        try (var project = AcceptanceProject.create(Api.asManager(port))) {
            new Api(port, "").get(METRICS).expect(401);
            project.client().get(METRICS).expect(403);
        }
    }

    private double decisions(String code, String provider) {
        var line = "restormel_decisions_total{code=\"" + code + "\",provider=\"" + provider + "\"} ";
        return Api.asManager(port)
                .get(METRICS)
                .expect(200)
                .raw()
                .body()
                .lines()
                .filter(found -> found.startsWith(line))
                .mapToDouble(found -> Double.parseDouble(found.substring(line.length())))
                .findAny()
                .orElse(0);
    }
}
