package io.restormel.keys.e2e;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** What the browser complained about during one test: errors on the console, failed requests, answers of 400 and above. */
final class Complaints {

    /** Noise that says nothing about us: a request that a navigation cancelled. */
    private static final List<String> HARMLESS = List.of("net::ERR_ABORTED");

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<String> allowed = new ArrayList<>(HARMLESS);
    private volatile boolean listening = true;

    void listenTo(BrowserContext context) {
        context.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                hear("console: " + message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> hear("script: " + error.error()));
        context.onRequestFailed(request -> hear("failed: " + request.url() + " " + request.failure()));
        context.onResponse(response -> {
            if (response.status() >= 400) {
                hear("status " + response.status() + ": " + response.url());
            }
        });
    }

    private void hear(String complaint) {
        if (listening) {
            seen.add(complaint);
        }
    }

    /** What is complained about from now on is not part of the test. */
    void stop() {
        listening = false;
    }

    /** Complaints containing this text are expected in this test. */
    void allow(String part) {
        allowed.add(part);
    }

    List<String> unexpected() {
        Predicate<String> expected = line -> allowed.stream().anyMatch(line::contains);
        synchronized (seen) {
            return seen.stream().filter(expected.negate()).toList();
        }
    }
}
