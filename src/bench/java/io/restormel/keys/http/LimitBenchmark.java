package io.restormel.keys.http;

import io.restormel.keys.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What limits cost: resolve over HTTP in a project with 20 policies bound to it, of which three are limits far from used
 * up, against the same in one without any, in turns. Both are on one server, on H2; the load runs in the same process.
 */
public final class LimitBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_ROUNDS = 8;
    private static final int ROUNDS = 10;
    private static final long ROUND_NANOS = 3_000_000_000L;
    private static final int LISTS = 17;
    private static final String MANAGEMENT_KEY = "benchmark-management-key-0123456789";

    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private LimitBenchmark(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        var app = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--vaadin.productionMode=true",
                        "--restormel.announce-setup=false",
                        "--RESTORMEL_MANAGEMENT_KEY=" + MANAGEMENT_KEY,
                        "--RESTORMEL_DATA_DIR=" + Files.createTempDirectory("restormel-bench-"));
        try {
            int port = Integer.parseInt(app.getEnvironment().getRequiredProperty("local.server.port"));
            new LimitBenchmark(port).run();
        } finally {
            app.close();
        }
    }

    private void run() throws Exception {
        var free = project(false);
        var limited = project(true);
        var ratios = new double[ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            double without = perSecond(free);
            double with = perSecond(limited);
            if (round >= 0) {
                System.out.printf("LIMITS without %.0f/s, with 20 policies (3 limits) %.0f/s%n", without, with);
                ratios[round] = with / without;
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "LIMITS median of the pairs: %.2f of the throughput without (range %.2f to %.2f)%n",
                ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
    }

    /** The request to send. */
    private byte[] project(boolean limited) throws Exception {
        var created = create("projects", "{\"name\":\"Bench\"}");
        var project = created.path("id").asString();
        var route = create(
                        "projects/" + project + "/routes",
                        "{\"name\":\"chat\",\"environmentId\":" + created.path("defaultEnvironmentId") + "}")
                .path("id")
                .asString();
        create(
                "projects/" + project + "/routes/" + route + "/steps",
                "{\"orderIndex\":0,\"providerPreference\":\"openai\",\"modelId\":\"gpt-4o\"}");
        if (limited) {
            for (int i = 0; i < LISTS; i++) {
                bind(project, "model_denylist", "{\"modelIds\":[\"other-" + i + "*\"]}");
            }
            bind(project, "budget_cap", "{\"limit\":100000000}");
            bind(project, "token_cap", "{\"limit\":1000000000000,\"period\":\"day\"}");
            bind(project, "budget_cap", "{\"limit\":100000000,\"period\":\"rolling:PT24H\"}");
        }
        var key = create("projects/" + project + "/keys", "{}").path("rawKey").asString();
        return LoadConnection.post(
                "/keys/v1/projects/" + project + "/resolve",
                key,
                "{\"environmentId\":" + created.path("defaultEnvironmentId") + ",\"routeId\":\"" + route
                        + "\",\"estimatedInputTokens\":1200}");
    }

    private void bind(String project, String type, String rule) throws Exception {
        var policy = create(
                        "policies",
                        "{\"name\":\"%s\",\"type\":\"%s\",\"ruleDefinition\":%s}".formatted(type, type, rule))
                .path("id")
                .asString();
        create("policies/" + policy + "/bindings", "{\"targetType\":\"project\",\"targetId\":\"" + project + "\"}");
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
        return JsonMapper.shared().readTree(reply.body()).path("data");
    }

    private double perSecond(byte[] request) throws Exception {
        long end = System.nanoTime() + ROUND_NANOS;
        var clients = IntStream.range(0, CONNECTIONS)
                .mapToObj(_ -> (Callable<Long>) () -> client(request, end))
                .toList();
        long sum = 0;
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var client : threads.invokeAll(clients)) {
                sum += client.get();
            }
        }
        return sum / (ROUND_NANOS / 1e9);
    }

    private long client(byte[] request, long end) throws IOException {
        long count = 0;
        try (var connection = new LoadConnection(port)) {
            for (; System.nanoTime() < end; count++) {
                connection.exchange(request);
            }
        }
        return count;
    }
}
