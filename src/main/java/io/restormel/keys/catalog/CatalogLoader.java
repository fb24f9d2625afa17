package io.restormel.keys.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Reads catalogue files: the bundled one, or one on disk or on the web. Safe for use by several threads. */
@Component
class CatalogLoader {

    static final int LARGEST_FILE_BYTES = 16 * 1024 * 1024;

    private static final String BUNDLED = "/catalog/catalog.json";

    private final Duration timeout;

    CatalogLoader() {
        this(Duration.ofSeconds(20));
    }

    CatalogLoader(Duration timeout) {
        this.timeout = timeout;
    }

    /** @throws CatalogRefusedException if the file that was built in is wrong, which no user can repair */
    Catalog bundled() {
        try (var stream = CatalogLoader.class.getResourceAsStream(BUNDLED)) {
            if (stream == null) {
                throw new IllegalStateException("The bundled catalogue " + BUNDLED + " is missing");
            }
            return CatalogParser.parse("bundled with this version", stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param location path or http(s) address
     * @throws IOException if it cannot be read, is larger than 16 MiB or takes too long
     * @throws CatalogRefusedException if what was read is not acceptable
     */
    Catalog load(String location) throws IOException {
        var content = isWebAddress(location) ? download(URI.create(location)) : readFile(Path.of(location));
        return CatalogParser.parse(displayName(location), content);
    }

    /** The location without what may be secret in it: user, password and query. */
    static String displayName(String location) {
        if (!isWebAddress(location)) {
            return location;
        }
        var uri = URI.create(location);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }

    static boolean isWebAddress(String location) {
        return location.startsWith("http://") || location.startsWith("https://");
    }

    private static byte[] readFile(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return readCapped(stream);
        }
    }

    /** The client's own timeout ends with the headers, so the whole exchange runs under one of ours. */
    private byte[] download(URI address) throws IOException {
        var result = new CompletableFuture<byte[]>();
        var worker = Thread.ofVirtual().name("catalog-download").start(() -> {
            try {
                result.complete(exchange(address));
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            worker.interrupt();
            throw new IOException("no complete answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private byte[] exchange(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(address)
                    .timeout(timeout)
                    .header("Accept", "application/json")
                    .build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("answered with status " + response.statusCode());
                }
                return readCapped(body);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static byte[] readCapped(InputStream stream) throws IOException {
        var content = stream.readNBytes(LARGEST_FILE_BYTES + 1);
        if (content.length > LARGEST_FILE_BYTES) {
            throw new IOException("is larger than " + LARGEST_FILE_BYTES / (1024 * 1024) + " MiB");
        }
        return content;
    }
}
