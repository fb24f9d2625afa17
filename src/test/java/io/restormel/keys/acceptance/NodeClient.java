package io.restormel.keys.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder of {@code src/test/clients}, installed beside the build's results: scripts, and the published packages that they
 * run. Needs Node 20 or newer, npm, and the packages from npm's registry or cache; a test is skipped without, or fails with
 * {@code -De2e.required=true}.
 */
final class NodeClient {

    private static final Path SOURCES = Path.of("src/test/clients");

    private final String node;
    private final Path folder;

    private NodeClient(String node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    record Ran(int exit, String output, String errors) {}

    /** @param mainPackage is there when the folder was installed before */
    static NodeClient install(String name, String mainPackage) throws IOException, InterruptedException {
        var folder = Path.of("target/clients").resolve(name);
        Files.createDirectories(folder);
        var node = List.of("node", Path.of(".node/node").toAbsolutePath().toString()).stream()
                .filter(each -> isNewEnough(each, folder))
                .findFirst()
                .orElse("");
        need(!node.isEmpty(), "Node 20 or newer, on the PATH or in .node");
        try (var files = Files.list(SOURCES.resolve(name))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        var client = new NodeClient(node, folder);
        if (!Files.exists(folder.resolve("node_modules").resolve(mainPackage).resolve("package.json"))) {
            var installed = client.npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            need(
                    installed.exit() == 0,
                    "the client's package from npm: "
                            + installed.errors().lines().findFirst().orElse(""));
        }
        return client;
    }

    /** Runs a script of the folder. */
    Ran run(String script, String argument) throws IOException, InterruptedException {
        return run(folder, node, script, argument);
    }

    /** Skips without it, or fails where {@code -De2e.required=true} insists. */
    private static void need(boolean met, String what) {
        if (!met && Boolean.getBoolean("e2e.required")) {
            throw new IllegalStateException("The client test needs " + what);
        }
        assumeTrue(met, what);
    }

    private static boolean isNewEnough(String node, Path folder) {
        try {
            var version = run(folder, node, "--version").output().strip();
            return version.startsWith("v") && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 20;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one beside {@code .node/node}, else the one on the PATH. */
    private Ran npm(String... arguments) throws InterruptedException {
        var own = Path.of(".node/node_modules/npm/bin/npm-cli.js").toAbsolutePath();
        List<String> command = new ArrayList<>(Files.exists(own) ? List.of(node, own.toString()) : List.of("npm"));
        command.addAll(List.of(arguments));
        try {
            return run(folder, command.toArray(String[]::new));
        } catch (IOException e) {
            return new Ran(-1, "", "npm cannot be run: " + e.getMessage());
        }
    }

    private static Ran run(Path folder, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var errors = Files.createTempFile(folder, "errors", ".txt");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("No end of " + command[0] + ": " + Files.readString(errors));
            }
            return new Ran(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
