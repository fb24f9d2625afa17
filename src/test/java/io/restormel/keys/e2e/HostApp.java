package io.restormel.keys.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Somebody's application on another site than ours: one page under the policy that {@code docs/embedding.md} asks for,
 * and a backend that mints widget sessions. Tests set the parts before they open it.
 */
final class HostApp implements AutoCloseable {

    private final HttpServer server;
    private final String app;
    private final AtomicInteger minted = new AtomicInteger();
    private volatile String body = "";
    private volatile String script = "";
    private volatile Supplier<String> sessions = () -> "";
    private volatile String frames;
    private volatile String alsoScripts = "";
    private volatile String styles = "'self'";

    /** @param app the origin of Restormel Keys as the browser sees it */
    HostApp(String app) {
        this.app = app;
        this.frames = app;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> answer(exchange, "text/html", page()));
        server.createContext("/page.js", exchange -> answer(exchange, "text/javascript", script));
        server.createContext("/page.css", exchange -> answer(exchange, "text/css", CSS));
        server.createContext("/widget-session", exchange -> {
            minted.incrementAndGet();
            var session = sessions.get();
            answer(exchange, "application/json", session);
        });
        server.start();
    }

    private static final String CSS = """
            body { margin: 24px; font: 16px/1.5 system-ui, sans-serif; color: light-dark(#111, #eee) }
            :root { color-scheme: light; background: light-dark(#fff, #0c1011) }
            :root.dark { color-scheme: dark }
            main { max-width: 760px; display: grid; gap: 24px }
            """;

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often the page asked for a session. */
    int minted() {
        return minted.get();
    }

    /** @param json what the backend answers, such as <code>{"session": …}</code>; an empty one is a failure */
    void sessions(Supplier<String> json) {
        sessions = json;
    }

    /** Its policy lacks the line for our frame from now on. */
    void forbidsFrames() {
        frames = "'none'";
    }

    /** What is in the page's body and its only script; {@code APP} stands for our origin. */
    void shows(String newBody, String newScript) {
        body = newBody.replace("APP", app);
        script = newScript.replace("APP", app);
    }

    /** Weakens the policy to what the server-rendered form needs. */
    void allowsServerRendered() {
        alsoScripts = " 'unsafe-eval'";
        styles = "'self' 'unsafe-inline'";
    }

    /** Back to the policy of the REST form. */
    void allowsNothingMore() {
        alsoScripts = "";
        styles = "'self'";
    }

    private String page() {
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
                <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css">
                <script src="/page.js"></script></head><body><main>%s</main></body></html>""".formatted(body);
    }

    private void answer(HttpExchange exchange, String type, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + styles + "; img-src 'self'; form-action 'self'; script-src 'self' "
                        + app + alsoScripts + "; connect-src 'self' " + app + "; frame-src " + frames
                        + "; base-uri 'none'");
        try (exchange) {
            exchange.sendResponseHeaders(content.isEmpty() ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
