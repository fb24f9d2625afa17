package io.restormel.keys.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A real PostgreSQL 18 on a free port, unpacked from a Maven artifact: no Docker, no installed server. Works as an
 * ordinary user and as root, where it changes to an unprivileged user, since PostgreSQL refuses root. One server per
 * JVM; each caller gets a database of its own.
 *
 * <p>{@code TEST_PG_URL} (a JDBC URL of a server's maintenance database, with user and password in it) replaces it.
 */
public final class TestPostgres {

    private static final String NOBODY = "65534";
    private static final Object LOCK = new Object();
    private static volatile TestPostgres running;

    private final int port;
    private final Process process;
    private int databases;

    private TestPostgres(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** The JDBC URL, user included, of a new empty database. */
    public static String newDatabase() {
        var external = System.getenv("TEST_PG_URL");
        synchronized (LOCK) {
            if (external == null && running == null) {
                running = start();
            }
            var name = "t" + ProcessHandle.current().pid() + "_"
                    + (external == null ? running.databases++ : System.nanoTime());
            var admin = external == null ? running.url("postgres") : external;
            try (var connection = DriverManager.getConnection(admin);
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("No database " + name, e);
            }
            return external == null ? running.url(name) : external.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    private static TestPostgres start() {
        try {
            var home = unpacked();
            var data = Files.createTempDirectory("restormel-pg-");
            var prefix = prefix(data);
            run(
                    prefix,
                    home.resolve("bin/initdb").toString(),
                    "--no-sync",
                    "--locale=C",
                    "-E",
                    "UTF8",
                    "-A",
                    "trust",
                    "-U",
                    "postgres",
                    "-D",
                    data.toString());
            int port = freePort();
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(
                    home.resolve("bin/postgres").toString(),
                    "-D",
                    data.toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    "" + port,
                    "-k",
                    "",
                    "-c",
                    "max_connections=300"));
            var process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            data.resolveSibling(data.getFileName() + ".log").toFile())
                    .start();
            var server = new TestPostgres(port, process);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(data)));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Unpacks once per version into the temporary folder, readable to every user. */
    private static Path unpacked() throws IOException {
        var home = Path.of(System.getProperty("java.io.tmpdir"), "restormel-postgres-18");
        if (Files.exists(home.resolve("complete"))) {
            return home;
        }
        var fresh = Files.createTempDirectory("restormel-postgres-unpack-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var resource = Objects.requireNonNull(
                        TestPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz"), "PostgreSQL binaries");
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(resource))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = fresh.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.createFile(fresh.resolve("complete"));
        try {
            return Files.move(fresh, home);
        } catch (IOException e) {
            if (Files.exists(home.resolve("complete"))) {
                return home;
            }
            throw e;
        }
    }

    /** What to put before a command so that it does not run as root; {@code runuser} last, as it keeps a parent. */
    private static List<String> prefix(Path data) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        for (var candidate : List.of(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
                List.of("unshare", "-U"),
                List.of("runuser", "-u", "nobody", "--"))) {
            if (works(candidate)) {
                if (!candidate.getFirst().equals("unshare")) {
                    run(List.of(), "chown", NOBODY + ":" + NOBODY, data.toString());
                }
                return candidate;
            }
        }
        throw new IllegalStateException("As root, one of setpriv, unshare or runuser is needed to start PostgreSQL");
    }

    private static boolean works(List<String> prefix) {
        try {
            run(prefix, "true");
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static void run(List<String> prefix, String... command) throws IOException {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        var process = new ProcessBuilder(all)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", all) + " failed: " + output);
        }
    }

    private void awaitReady() {
        org.awaitility.Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> {
                    try (var connection = DriverManager.getConnection(url("postgres"))) {
                        return connection.isValid(1);
                    }
                });
    }

    private void stop(Path data) {
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(data)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
