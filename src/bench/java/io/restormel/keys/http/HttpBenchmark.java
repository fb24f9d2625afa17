package io.restormel.keys.http;

import io.restormel.keys.Application;
import io.restormel.keys.resolve.NoOpController;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Resolve over HTTP beside an endpoint that decides nothing, both in this process and in turns: throughput and latency
 * as ratios. The clients run here too and take their share of the processors, the same for both.
 */
public final class HttpBenchmark {

    public static final String NO_OP = "/keys/v1/projects/{projectId}/no-op";

    private static final int CONNECTIONS = 32;
    /** On two processors the just-in-time compilers take a share of them for more than a minute. */
    private static final int WARM_UP_ROUNDS = 14;

    private static final int ROUNDS = 12;
    private static final long ROUND_NANOS = 4_000_000_000L;
    private static final String MANAGEMENT_KEY = "benchmark-management-key-0123456789";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpBenchmark(int port) {
        this.port = port;
    }

    /** What one round of one endpoint gave. */
    private record Round(double perSecond, double p50Micros, double p99Micros) {}

    public static void main(String[] args) throws Exception {
        var app = new SpringApplicationBuilder(Application.class, NoOpController.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--vaadin.productionMode=true",
                        "--restormel.announce-setup=false",
                        "--RESTORMEL_MANAGEMENT_KEY=" + MANAGEMENT_KEY,
                        "--RESTORMEL_DATA_DIR=" + Files.createTempDirectory("restormel-bench-"));
        try {
            int port = Integer.parseInt(app.getEnvironment().getRequiredProperty("local.server.port"));
            new HttpBenchmark(port).run(app.getBean(NoOpController.class));
        } finally {
            app.close();
        }
    }

    private void run(NoOpController noOp) throws Exception {
        var created = create("projects", "{\"name\":\"Bench\"}");
        var project = created.path("id").asString();
        var routes = "projects/" + project + "/routes";
        var route = create(
                        routes,
                        "{\"name\":\"interactive\",\"environmentId\":" + created.path("defaultEnvironmentId") + "}")
                .path("id")
                .asString();
        step(routes + "/" + route, 0, "openai", "gpt-5.5");
        step(routes + "/" + route, 1, "anthropic", "claude-sonnet-5-5");
        step(routes + "/" + route, 2, "google", "gemini-3.8-flash");
        var policy = create(
                        "policies",
                        "{\"name\":\"No OpenAI\",\"type\":\"provider_denylist\",\"ruleDefinition\":{\"providerTypes\":[\"openai\"]}}")
                .path("id")
                .asString();
        create("policies/" + policy + "/bindings", "{\"targetType\":\"project\",\"targetId\":\"" + project + "\"}");
        var key = create("projects/" + project + "/keys", "{}").path("rawKey").asString();
        var body = "{\"environmentId\":\"production\",\"routeId\":\"" + route + "\",\"estimatedInputTokens\":1200}";
        var resolve = LoadConnection.post("/keys/v1/projects/" + project + "/resolve", key, body);
        var nothing = LoadConnection.post(NO_OP.replace("{projectId}", project), key, body);
        try (var connection = new LoadConnection(port)) {
            noOp.answerWith(connection.exchange(resolve));
        }
        List<Round> resolved = new ArrayList<>();
        List<Round> base = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            var first = load(nothing);
            var second = load(resolve);
            if (round >= 0) {
                base.add(first);
                resolved.add(second);
            }
        }
        report(base, resolved);
    }

    private void step(String route, int index, String provider, String model) throws IOException, InterruptedException {
        create(
                route + "/steps",
                "{\"orderIndex\":%d,\"providerPreference\":\"%s\",\"modelId\":\"%s\"}"
                        .formatted(index, provider, model));
    }

    private JsonNode create(String path, String json) throws IOException, InterruptedException {
        var reply = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/keys/v1/" + path))
                        .header("Authorization", "Bearer " + MANAGEMENT_KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body()).path("data");
    }

    private Round load(byte[] request) throws Exception {
        long start = System.nanoTime();
        List<Callable<long[]>> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(() -> client(request, start + ROUND_NANOS));
        }
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<long[]> all = new ArrayList<>();
            for (var client : threads.invokeAll(clients)) {
                all.add(client.get());
            }
            var sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Round(
                    sorted.length / (ROUND_NANOS / 1e9),
                    sorted[sorted.length / 2] / 1e3,
                    sorted[(int) (sorted.length * 0.99)] / 1e3);
        }
    }

    private long[] client(byte[] request, long end) throws IOException {
        var times = new long[400_000];
        int count = 0;
        try (var connection = new LoadConnection(port)) {
            for (long now = System.nanoTime(); now < end && count < times.length; count++) {
                connection.exchange(request);
                long then = System.nanoTime();
                times[count] = then - now;
                now = then;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static void report(List<Round> base, List<Round> resolved) {
        System.out.println("HTTP endpoint    requests/s     p50 µs     p99 µs");
        for (int i = 0; i < base.size(); i++) {
            print("no-op", base.get(i));
            print("resolve", resolved.get(i));
        }
        System.out.printf(
                "HTTP median of the pairs: throughput %.2f of no-op (range %.2f to %.2f), p99 %.2f times no-op%n",
                ratio(base, resolved, 0.5, Round::perSecond),
                ratio(base, resolved, 0, Round::perSecond),
                ratio(base, resolved, 1, Round::perSecond),
                ratio(base, resolved, 0.5, Round::p99Micros));
    }

    private static void print(String name, Round round) {
        System.out.printf(
                "HTTP %-10s %12.0f %10.0f %10.0f%n", name, round.perSecond(), round.p50Micros(), round.p99Micros());
    }

    private static double ratio(
            List<Round> base,
            List<Round> resolved,
            double quantile,
            java.util.function.ToDoubleFunction<Round> figure) {
        var ratios = new double[base.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(resolved.get(i)) / figure.applyAsDouble(base.get(i));
        }
        Arrays.sort(ratios);
        return ratios[(int) Math.round(quantile * (ratios.length - 1))];
    }
}
