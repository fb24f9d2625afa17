package io.restormel.keys.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.restormel.keys.Application;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon a selector can be used on a page of another site, from an empty cache, and what a frame costs while a thousand
 * models scroll and filter. Server, host application and Chromium share this machine.
 */
public final class EmbedBenchmark {

    private static final int ROUNDS = 9;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int STEPS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PAGE = """
            <link rel="modulepreload" href="APP/embed/v1/rk-model-selector.js">
            <script type="module" src="APP/embed/v1/rk-model-selector.js"></script>
            <form><rk-model-selector label="Model"></rk-model-selector></form>""";
    private static final String SCRIPT = """
            document.addEventListener('rk-ready', () => { window.readyAt = performance.now(); });
            addEventListener('DOMContentLoaded', () => {
              document.querySelector('rk-model-selector').fetchSession =
                async () => (await fetch('/widget-session', { method: 'POST' })).json();
            });
            """;

    private final Api manager;
    private final String project;
    private final Api backend;
    private final HostApp host;
    private final Map<String, Object> session;

    private EmbedBenchmark(int port) {
        host = new HostApp("http://localhost:" + port);
        manager = Api.asManager(port);
        project = "/projects/"
                + manager.post("/projects", Map.of("name", "Bench")).expect(201).data().path("id").asString();
        manager.send("PUT", project + "/allowed-origins", JSON.writeValueAsString(Map.of("origins", List.of(host.origin()))))
                .expect(200);
        backend = manager.as(manager.post(project + "/keys", Map.of("label", "backend"))
                .expect(201)
                .json()
                .findValue("rawKey")
                .asString());
        session = new TreeMap<>(Map.of(
                "endUserId", "u_1", "components", List.of("model-selector"), "origins", List.of(host.origin())));
        host.sessions(() -> mint().toString());
        host.shows(PAGE, SCRIPT);
    }

    public static void main(String[] args) throws Exception {
        var app = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--vaadin.productionMode=true",
                        "--restormel.announce-setup=false",
                        "--RESTORMEL_MANAGEMENT_KEY=" + OnServer.MANAGEMENT_KEY,
                        "--RESTORMEL_DATA_DIR=" + Files.createTempDirectory("restormel-bench-"));
        try {
            new EmbedBenchmark(Integer.parseInt(app.getEnvironment().getRequiredProperty("local.server.port"))).run();
        } finally {
            app.close();
        }
        System.exit(0);
    }

    private void run() {
        int models = offer(300);
        start("this machine", models, _ -> {});
        start("1.6 Mbit/s, 150 ms, processor 4 times slower", models, EmbedBenchmark::slowDown);
        frames();
        host.close();
    }

    private JsonNode mint() {
        return backend.post(project + "/widget-sessions", session).expect(201).data();
    }

    private JsonNode models() {
        return backend.as(mint().path("session").asString())
                .get("/keys/v1/widget/models")
                .expect(200)
                .data();
    }

    /** Restricts sessions to providers that together have at least this many models, if there are that many. */
    private int offer(int wanted) {
        session.remove("providers");
        var perProvider = new TreeMap<String, Integer>();
        for (var model : models().path("models")) {
            perProvider.merge(model.path("providerId").asString(), 1, Integer::sum);
        }
        var chosen = new TreeSet<String>();
        int count = 0;
        for (var provider : perProvider.entrySet()) {
            if (count < wanted) {
                chosen.add(provider.getKey());
                count += provider.getValue();
            }
        }
        session.put("providers", chosen);
        return count;
    }

    /** From the start of the navigation to the moment at which the list is there and the field can be used. */
    private void start(String where, int models, Consumer<CDPSession> slow) {
        var times = new ArrayList<Double>();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            try (var context = Chromium.running().orElseThrow().newContext()) {
                var page = context.newPage();
                slow.accept(context.newCDPSession(page));
                page.navigate(host.origin() + "/");
                page.waitForFunction("() => window.readyAt");
                if (round >= 0) {
                    times.add(((Number) page.evaluate("readyAt")).doubleValue());
                }
            }
        }
        Collections.sort(times);
        System.out.printf(
                "EMBED ready with %d models, %s: median %.0f ms (%.0f to %.0f)%n",
                models, where, times.get(ROUNDS / 2), times.getFirst(), times.getLast());
    }

    private static void slowDown(CDPSession devtools) {
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 150);
        network.addProperty("downloadThroughput", 1_600_000 / 8);
        network.addProperty("uploadThroughput", 750_000 / 8);
        devtools.send("Network.enable");
        devtools.send("Network.emulateNetworkConditions", network);
        var processor = new JsonObject();
        processor.addProperty("rate", 4);
        devtools.send("Emulation.setCPUThrottlingRate", processor);
    }

    private void frames() {
        offer(1_000);
        try (var context = Chromium.running().orElseThrow().newContext()) {
            var page = context.newPage();
            int count = repeated(page);
            page.navigate(host.origin() + "/");
            page.waitForFunction("() => window.readyAt");
            page.locator("rk-model-selector input").click();
            page.locator("rk-model-selector [role=option]").first().waitFor();
            var devtools = context.newCDPSession(page);
            devtools.send("Performance.enable");
            var scroll = new ArrayList<double[]>();
            for (int step = 0; step < STEPS; step++) {
                scroll.add(cost(devtools, page, () -> page.evaluate(
                        "() => { document.querySelector('rk-model-selector').shadowRoot.querySelector('.scroll').scrollTop += 487; }")));
            }
            report(count, "scrolled", scroll);
            var filter = new ArrayList<double[]>();
            for (int round = 0; round < 3; round++) {
                for (var key : "gpt 4o mini".split("")) {
                    filter.add(cost(devtools, page, () -> page.keyboard().type(key)));
                }
                for (int i = 0; i < 11; i++) {
                    filter.add(cost(devtools, page, () -> page.keyboard().press("Backspace")));
                }
            }
            report(count, "filtered", filter);
        }
    }

    /** Answers with the server's own list, repeated up to a thousand where the catalogue has fewer. */
    private int repeated(Page page) {
        var data = models();
        var all = new ArrayList<JsonNode>();
        for (int copy = 0; all.size() < 1_000; copy++) {
            for (var model : data.path("models")) {
                if (all.size() < 1_000) {
                    var other = (tools.jackson.databind.node.ObjectNode) model.deepCopy();
                    all.add(copy == 0 ? model : other.put("id", model.path("id").asString() + "-" + copy));
                }
            }
        }
        var body = JSON.writeValueAsString(Map.of(
                "data",
                Map.of("models", all, "providers", data.path("providers"), "routeChoice", true)));
        page.route("**/keys/v1/widget/models", route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                .setContentType("application/json")
                .setHeaders(Map.of("Access-Control-Allow-Origin", host.origin()))
                .setBody(body)));
        return all.size();
    }

    /** Milliseconds of scripting, and of all work of the page's thread, until two frames later. */
    private static double[] cost(CDPSession devtools, Page page, Runnable act) {
        var before = metrics(devtools);
        act.run();
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var after = metrics(devtools);
        return new double[] {after[0] - before[0], after[1] - before[1]};
    }

    private static double[] metrics(CDPSession devtools) {
        double script = 0;
        double task = 0;
        for (var metric : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            var name = metric.getAsJsonObject().get("name").getAsString();
            double millis = metric.getAsJsonObject().get("value").getAsDouble() * 1e3;
            if (name.equals("ScriptDuration")) {
                script = millis;
            } else if (name.equals("TaskDuration")) {
                task = millis;
            }
        }
        return new double[] {script, task};
    }

    private static void report(int models, String what, List<double[]> costs) {
        System.out.printf(
                "EMBED %d models %s: scripting median %.1f ms, 95%% %.1f ms, most %.1f ms; all work median %.1f ms, most %.1f ms%n",
                models,
                what,
                quantile(costs, 0, 0.5),
                quantile(costs, 0, 0.95),
                quantile(costs, 0, 1),
                quantile(costs, 1, 0.5),
                quantile(costs, 1, 1));
    }

    private static double quantile(List<double[]> costs, int which, double quantile) {
        var sorted = costs.stream().mapToDouble(cost -> cost[which]).sorted().toArray();
        return sorted[(int) Math.round(quantile * (sorted.length - 1))];
    }
}
