package io.restormel.keys.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A published npm package, installed from its folder under {@code src/test/clients} and run by Node. Needs Node 20 or
 * newer, npm, and the package from npm's registry or cache; a test is skipped without, or fails with {@code
 * -De2e.required=true}.
 */
public final class NodeClient {

    private static final Path SOURCES = Path.of("src/test/clients");

    private final String node;
    private final Path folder;

    private NodeClient(String node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    /** What a program that has ended printed. */
    public record Ran(int exit, String output, String errors) {}

    /** A program that still runs. */
    public record Running(Process process, Path output, Path errors) {

        public String outputSoFar() {
            return read(output);
        }

        public Ran end() throws InterruptedException {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("It does not end; it printed: " + read(output) + read(errors));
            }
            return new Ran(process.exitValue(), read(output), read(errors));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param name of the folder, which has a lock file */
    public static NodeClient installed(String name) throws IOException, InterruptedException {
        var node = Stream.of("node", Path.of(".node/node").toAbsolutePath().toString())
                .filter(NodeClient::isNewEnough)
                .findFirst()
                .orElse("");
        need(!node.isEmpty(), "Node 20 or newer, on the PATH or in .node");
        // Tests run in more than one process, and clients write into their folder.
        var own = name + System.getProperty("test.fork", "");
        var client = new NodeClient(node, Files.createDirectories(Path.of("target/clients", own)));
        client.install(SOURCES.resolve(name));
        return client;
    }

    private void install(Path source) throws IOException, InterruptedException {
        var lock = folder.resolve("package-lock.json");
        boolean same = Files.exists(folder.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, source.resolve("package-lock.json")) == -1;
        try (var files = Files.list(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        if (!same) {
            var installed = npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            need(
                    installed.exit() == 0,
                    "the client's package from npm: "
                            + installed.errors().lines().findFirst().orElse(""));
        }
    }

    /** Skips without it, or fails where {@code -De2e.required=true} insists. */
    private static void need(boolean met, String what) {
        if (!met && Boolean.getBoolean("e2e.required")) {
            throw new IllegalStateException("The client test needs " + what);
        }
        assumeTrue(met, what);
    }

    private static boolean isNewEnough(String node) {
        try {
            var process = new ProcessBuilder(node, "--version").start();
            var version = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return version.startsWith("v") && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 20;
        } catch (IOException _) {
            return false;
        }
    }

    /** The one beside {@code .node/node}, else the one on the PATH. */
    private Ran npm(String... arguments) throws InterruptedException {
        var own = Path.of(".node/node_modules/npm/bin/npm-cli.js").toAbsolutePath();
        List<String> command = new ArrayList<>(Files.exists(own) ? List.of(node, own.toString()) : List.of("npm"));
        command.addAll(List.of(arguments));
        try {
            return start(command, Map.of()).end();
        } catch (IOException e) {
            return new Ran(-1, "", "npm cannot be run: " + e.getMessage());
        }
    }

    /** Where it runs, with the files of its folder. */
    public Path folder() {
        return folder;
    }

    public Ran run(String... arguments) throws IOException, InterruptedException {
        return start(Map.of(), arguments).end();
    }

    /** @param environment what it has beyond ours */
    public Running start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(node));
        command.addAll(List.of(arguments));
        return start(command, environment);
    }

    private Running start(List<String> command, Map<String, String> environment) throws IOException {
        var output = Files.createTempFile("client-output-", ".txt");
        var errors = Files.createTempFile("client-errors-", ".txt");
        output.toFile().deleteOnExit();
        errors.toFile().deleteOnExit();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), output, errors);
    }
}
