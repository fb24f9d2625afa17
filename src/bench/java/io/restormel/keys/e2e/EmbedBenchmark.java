package io.restormel.keys.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import io.restormel.keys.Application;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How soon a selector can be used on a page of another site, from an empty cache, and what a frame costs while a thousand
 * models scroll and filter. Server, host application and Chromium share this machine.
 */
public final class EmbedBenchmark {

    private static final int ROUNDS = 9;
    private static final int WARM_UP_ROUNDS = 8;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PAGE = """
            <script type="module" src="APP/embed/v1/rk-model-selector.js"></script>
            <form><rk-model-selector label="Model"></rk-model-selector></form>""";
    /** The same page, rendered by a backend that has asked for the session and read manifest.json. */
    private static final String PREPARED_PAGE = """
            <link rel="modulepreload" href="APP/embed/v1/CHUNK">
            <script type="module" src="APP/embed/v1/rk-model-selector.js"></script>
            <form><rk-model-selector label="Model" session="SESSION"></rk-model-selector></form>""";

    private static final String SCRIPT = """
            document.addEventListener('rk-ready', () => { window.readyAt = performance.now(); });
            addEventListener('DOMContentLoaded', () => {
              document.querySelector('rk-model-selector').fetchSession =
                async () => (await fetch('/widget-session', { method: 'POST' })).json();
            });
            """;

    private static final String SCROLL = """
            Array.from({ length: 120 }, () => () => {
              scroller.scrollTop += 487;
              scroller.dispatchEvent(new Event('scroll'));
            })""";
    private static final String FILTER = """
            Array.from({ length: 120 }, (_, i) => () => {
              input.value = 'gpt 4o mini'.slice(0, i % 12);
              input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            })""";
    private static final String COSTS = """
            async () => {
              const element = document.querySelector('rk-model-selector');
              const scroller = element.shadowRoot.querySelector('.scroll');
              const input = element.shadowRoot.querySelector('input');
              const costs = [];
              for (const act of ACTS) {
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                const start = performance.now();
                act();
                await element.updateComplete;
                costs.push(performance.now() - start);
              }
              return costs;
            }""";

    private final String project;
    private final Api backend;
    private final HostApp host;
    private final Map<String, Object> session;

    private EmbedBenchmark(int port) {
        host = new HostApp("http://localhost:" + port);
        var manager = Api.asManager(port);
        project = "/projects/"
                + manager.post("/projects", Map.of("name", "Bench"))
                        .expect(201)
                        .data()
                        .path("id")
                        .asString();
        manager.send(
                        "PUT",
                        project + "/allowed-origins",
                        JSON.writeValueAsString(Map.of("origins", List.of(host.origin()))))
                .expect(200);
        backend = manager.as(manager.post(project + "/keys", Map.of("label", "backend"))
                .expect(201)
                .json()
                .findValue("rawKey")
                .asString());
        session = new TreeMap<>(
                Map.of("endUserId", "u_1", "components", List.of("model-selector"), "origins", List.of(host.origin())));
        host.sessions(() -> mint().toString());
    }

    public static void main(String[] args) throws Exception {
        // Else each reply of the host waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
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
        for (boolean prepared : new boolean[] {false, true}) {
            start("this machine", models, prepared, _ -> {});
            start("1.6 Mbit/s, 150 ms, processor 4 times slower", models, prepared, EmbedBenchmark::slowDown);
        }
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
    private void start(String where, int models, boolean prepared, Consumer<CDPSession> slow) {
        var times = new ArrayList<Double>();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            host.shows(prepared ? preparedPage() : PAGE, SCRIPT);
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
                "EMBED ready with %d models, %s, %s: median %.0f ms (%.0f to %.0f)%n",
                models,
                prepared ? "session and preload in the page" : "session fetched",
                where,
                times.get(ROUNDS / 2),
                times.getFirst(),
                times.getLast());
    }

    private String preparedPage() {
        var manifest = Application.class.getResourceAsStream("/META-INF/restormel-embed/manifest.json");
        var chunk = JSON.readTree(Objects.requireNonNull(manifest))
                .path("rk-model-selector.js")
                .at("/imports/0")
                .asString();
        return PREPARED_PAGE
                .replace("CHUNK", chunk)
                .replace("SESSION", mint().path("session").asString());
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

    /** The element's own work, with the layouts that it forces, from the event to the end of its update. */
    private void frames() {
        offer(1_000);
        host.shows(PAGE, SCRIPT);
        try (var context = Chromium.running().orElseThrow().newContext()) {
            var page = context.newPage();
            int count = repeated(page);
            page.navigate(host.origin() + "/");
            page.waitForFunction("() => window.readyAt");
            page.locator("rk-model-selector input").click();
            page.locator("rk-model-selector [role=option]").first().waitFor();
            report(count, "scroll", costs(page, SCROLL));
            report(count, "filter", costs(page, FILTER));
        }
    }

    @SuppressWarnings("unchecked")
    private static double[] costs(Page page, String acts) {
        var costs = (List<Number>) page.evaluate(COSTS.replace("ACTS", acts));
        return costs.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    }

    /** Answers with the server's own list, repeated up to a thousand where the catalogue has fewer. */
    private int repeated(Page page) {
        var data = models();
        var all = new ArrayList<JsonNode>();
        for (int copy = 0; all.size() < 1_000; copy++) {
            for (var model : data.path("models")) {
                if (all.size() < 1_000) {
                    var other = (ObjectNode) model.deepCopy();
                    all.add(copy == 0 ? model : other.put("id", model.path("id").asString() + "-" + copy));
                }
            }
        }
        var body = JSON.writeValueAsString(
                Map.of("data", Map.of("models", all, "providers", data.path("providers"), "routeChoice", true)));
        page.route(
                "**/keys/v1/widget/models",
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("application/json")
                        .setHeaders(Map.of("Access-Control-Allow-Origin", host.origin()))
                        .setBody(body)));
        return all.size();
    }

    private static void report(int models, String what, double[] costs) {
        System.out.printf(
                "EMBED %d models %s: scripting median %.1f ms, 95%% below %.1f ms, most %.1f ms of %d%n",
                models,
                what,
                costs[costs.length / 2],
                costs[(int) (costs.length * 0.95)],
                costs[costs.length - 1],
                costs.length);
    }
}
