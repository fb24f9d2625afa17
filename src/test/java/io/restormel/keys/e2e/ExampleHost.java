package io.restormel.keys.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A host application of {@code widgets/examples}, built and run by Node as its README says. */
final class ExampleHost implements AutoCloseable {

    static final Path WIDGETS = Path.of("widgets").toAbsolutePath();
    private static final Path EXAMPLES = WIDGETS.resolve("examples");
    private static final Path VITE = WIDGETS.resolve("node_modules/vite/bin/vite.js");

    private final int port;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    /** @param environment the backend's variables, as the README names them */
    @SuppressWarnings("NullAway.Init")
    ExampleHost(Map<String, String> environment) throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        this.environment = environment;
        log = Files.createTempFile("example-host", ".log");
    }

    /** Whether what builds applications is here; it comes with the elements' own tests. */
    static boolean canBuild() {
        return Files.exists(VITE);
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts the example in this folder; those that have a build are built first. */
    void start(String example) throws IOException {
        var folder = EXAMPLES.resolve(example);
        if (Files.exists(folder.resolve("vite.config.js"))) {
            build(folder);
        }
        start(folder, List.of("node", "server.mjs"));
    }

    /** Builds and starts an application that is nothing but the elements' tarball, installed into an empty folder. */
    void startFresh(Path folder) throws IOException {
        run(WIDGETS.resolve("elements"), List.of("npm", "pack", "--pack-destination", folder.toString()));
        Files.writeString(folder.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
        try (var files = Files.list(folder)) {
            var tarball = files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow();
            run(folder, List.of("npm", "install", "--offline", "--no-audit", "--no-fund", tarball.toString()));
        }
        var app = environment.get("RESTORMEL_KEYS_URL");
        Files.writeString(
                folder.resolve("index.html"),
                Files.readString(EXAMPLES.resolve("html/index.html"))
                        .replaceAll("<script type=\"module\" src=\"http.*</script>", "")
                        .replaceAll("<(rk-[a-z-]+)", "<$1 base-url=\"" + app + "\"")
                        .replace("src=\"page.js\"", "src=\"./main.js\""));
        Files.writeString(
                folder.resolve("main.js"),
                "import '@restormel-keys/elements';\n" + Files.readString(EXAMPLES.resolve("html/page.js")));
        Files.copy(EXAMPLES.resolve("html/page.css"), folder.resolve("page.css"));
        build(folder);
        var serve = "import { serve } from '%s'; serve('%s')"
                .formatted(EXAMPLES.resolve("serve.mjs").toUri(), folder.resolve("dist"));
        start(folder, List.of("node", "--input-type=module", "--eval", serve));
    }

    private void build(Path folder) throws IOException {
        run(folder, List.of("node", VITE.toString(), "build", "--logLevel", "error"));
    }

    private void start(Path folder, List<String> command) throws IOException {
        process = builder(folder, command).start();
        await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private void run(Path folder, List<String> command) throws IOException {
        try {
            var running = builder(folder, command).start();
            if (!running.waitFor(2, TimeUnit.MINUTES) || running.exitValue() != 0) {
                running.destroyForcibly();
                throw new IllegalStateException("Failed: " + command + "\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(Path folder, List<String> command) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", "" + port);
        return builder;
    }

    /** Ends the backend: no more sessions. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
