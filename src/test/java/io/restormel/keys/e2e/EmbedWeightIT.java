package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a page loads from us for each form, over the wire and with an empty cache, and when it can be used. The figures
 * are printed for docs/embedding.md; the limits are checked.
 */
class EmbedWeightIT extends EmbedStage {

    private record Load(int requests, double kilobytes, double readyMs, List<String> lines) {}

    @BeforeEach
    void letServerRender() {
        host.allowsServerRendered();
    }

    private Load load(String body, String script, int elements) {
        CDPSession cdp = page().context().newCDPSession(page());
        cdp.send("Network.enable");
        Map<String, String> urls = new HashMap<>();
        Map<String, Double> bytes = new HashMap<>();
        List<String> order = new ArrayList<>();
        cdp.on("Network.requestWillBeSent", event -> {
            var url = event.getAsJsonObject("request").get("url").getAsString();
            if (url.startsWith(app())) {
                var id = event.get("requestId").getAsString();
                var type = event.has("type") ? event.get("type").getAsString() : "";
                urls.put(id, type + " " + url.substring(app().length()));
                order.add(id);
            }
        });
        cdp.on(
                "Network.loadingFinished",
                event -> bytes.put(
                        event.get("requestId").getAsString(),
                        event.get("encodedDataLength").getAsDouble()));
        show(body, script + "document.addEventListener('rk-ready', () => { window.readyAt = performance.now(); });");
        ready(elements);
        var lines = order.stream()
                .map(id -> "%8.1f %s".formatted(bytes.getOrDefault(id, 0.0) / 1024, urls.get(id)))
                .toList();
        double sum =
                order.stream().mapToDouble(id -> bytes.getOrDefault(id, 0.0)).sum() / 1024;
        double ready = ((Number) page().evaluate("window.readyAt")).doubleValue();
        cdp.detach();
        return new Load(order.size(), sum, ready, lines);
    }

    private void print(String name, Load load) {
        System.out.printf(
                "WEIGHT %s: %d requests, %.1f KB, ready after %.0f ms%n",
                name, load.requests, load.kilobytes, load.readyMs);
        load.lines.forEach(line -> System.out.println("WEIGHT   " + line));
    }

    @Test
    void the_server_rendered_form_stays_below_200_kb_and_11_requests() {
        var selector = load(ExportedStage.SCRIPT + ExportedStage.SELECTOR, ExportedStage.HOST_SCRIPT, 1);
        print("server-rendered selector", selector);
        var again = load(ExportedStage.SCRIPT + ExportedStage.SELECTOR, ExportedStage.HOST_SCRIPT, 1);
        print("server-rendered selector, second visit", again);
        then(selector.kilobytes).isLessThanOrEqualTo(200);
        then(selector.requests).isLessThanOrEqualTo(11);
    }

    @Test
    void both_components_of_the_server_rendered_form_share_what_they_load() {
        var both = load(
                ExportedStage.SCRIPT + ExportedStage.SELECTOR + ExportedStage.MANAGER, ExportedStage.HOST_SCRIPT, 2);
        print("server-rendered selector and manager", both);
        then(both.kilobytes).isLessThanOrEqualTo(200);
    }

    @Test
    void the_rest_form_is_lighter_by_far() {
        var selector = load(ELEMENTS.replace("rk-elements", "rk-model-selector") + SELECTOR, HOST_SCRIPT, 1);
        print("REST selector", selector);
        var again = load(ELEMENTS.replace("rk-elements", "rk-model-selector") + SELECTOR, HOST_SCRIPT, 1);
        print("REST selector, second visit", again);
        then(selector.kilobytes).isLessThanOrEqualTo(40);
    }
}
