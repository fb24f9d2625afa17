package io.restormel.keys.acceptance;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;

/** The packaged jar, running as a process of its own, as an operator runs it. Answers requests once constructed. */
public final class ServerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/restormel-keys.jar");

    private final Process process;
    private final int port;
    private final Api api;

    /** @param environment the server's variables, besides the port and the management key */
    public ServerProcess(Path log, Map<String, String> environment) throws IOException {
        this(log, environment, List.of("-jar", JAR.toString()));
    }

    private ServerProcess(Path log, Map<String, String> environment, List<String> main) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: mvn verify builds it before it runs this test");
        }
        port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // As built with -Dvaadin.skip it has no dashboard, and must not look for a development server.
                "-Dvaadin.productionMode=true"));
        command.addAll(main);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", "" + port);
        builder.environment().put("RESTORMEL_MANAGEMENT_KEY", OnServer.MANAGEMENT_KEY);
        process = builder.start();
        api = Api.asManager(port);
        try {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofMinutes(3))
                    .until(this::answers);
        } catch (RuntimeException e) {
            close();
            var said = Files.readAllLines(log);
            var last = said.subList(Math.max(0, said.size() - 60), said.size());
            throw new IllegalStateException("The server did not start:\n" + String.join("\n", last), e);
        }
    }

    /**
     * The same product with a {@code Redaction} that lets everything pass, compiled into the directory. There is no
     * switch for that in the product, so another class takes the place of ours.
     */
    static ServerProcess withoutRedaction(Path log, Path directory, Map<String, String> environment)
            throws IOException {
        var source = directory.resolve("Redaction.java");
        Files.writeString(source, """
                package io.restormel.keys.platform;
                public final class Redaction {
                    public static final org.slf4j.Marker SETUP_LINK = org.slf4j.MarkerFactory.getMarker("SETUP_LINK");
                    public static String of(String text) { return text; }
                    static String ofAllButSetup(String text) { return text; }
                }
                """);
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var classes = Files.createDirectories(directory.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", classPath, source.toString());
        if (result != 0) {
            throw new IllegalStateException("The stand-in does not compile");
        }
        return new ServerProcess(
                log,
                environment,
                List.of("-cp", classes + File.pathSeparator + classPath, "io.restormel.keys.Application"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended with " + process.exitValue());
        }
        try {
            return api.get("/api/health").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public Api api() {
        return api;
    }

    /** Ends it as a power cut would, without a chance to write anything more (SIGKILL); returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
