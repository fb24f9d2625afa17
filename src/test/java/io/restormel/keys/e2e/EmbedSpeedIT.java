package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * How soon the selector can be used, from a cold start with every model that the catalogue offers. Only what does not
 * depend on the machine is a condition; the times are written to {@code target/embed-speed.txt}.
 */
class EmbedSpeedIT extends EmbedStage {

    private static final int ROUNDS = 5;
    private static final Path FIGURES = Path.of("target", "embed-speed.txt");

    @Test
    void the_selector_is_soon_ready_with_all_models_also_on_a_slow_client() throws IOException {
        session.remove("providers");
        long models = backend.as(mint().path("session").asString())
                .get("/keys/v1/widget/models")
                .data()
                .path("models")
                .size();
        var fast = measure(false);
        var slow = measure(true);
        Files.writeString(
                FIGURES,
                models + " models\nthis machine: " + fast + " ms\n1.6 Mbit/s, 150 ms, CPU 4x: " + slow + " ms\n");
        then(models).isGreaterThan(100);
        then(fast).allMatch(millis -> millis < 15_000);
        then(slow).allMatch(millis -> millis < 15_000);
    }

    private ArrayList<Integer> measure(boolean slowClient) {
        var times = new ArrayList<Integer>();
        for (int round = 0; round < ROUNDS; round++) {
            var context = page().context().browser().newContext();
            try (context) {
                var cold = context.newPage();
                if (slowClient) {
                    slowDown(cold);
                }
                host.shows(
                        "<script type=\"module\" src=\"APP/embed/v1/rk-model-selector.js\"></script>" + SELECTOR,
                        HOST_SCRIPT
                                + "document.addEventListener('rk-ready', () => { window.readyAt = performance.now(); });");
                cold.navigate(host.origin() + "/");
                cold.waitForFunction("() => window.readyAt");
                times.add(((Number) cold.evaluate("Math.round(readyAt)")).intValue());
            }
        }
        Collections.sort(times);
        return times;
    }

    private static void slowDown(Page page) {
        var devtools = page.context().newCDPSession(page);
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
}
