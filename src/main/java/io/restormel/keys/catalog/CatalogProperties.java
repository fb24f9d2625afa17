package io.restormel.keys.catalog;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where a catalogue newer than the bundled one comes from.
 *
 * @param location path of a file, or an http(s) address; null: the bundled catalogue only
 * @param refresh how often to read the location again, at least 10 s; null: once, at start
 */
@ConfigurationProperties("restormel.catalog")
record CatalogProperties(
        @Nullable String location, @Nullable Duration refresh) {

    private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(10);

    CatalogProperties {
        location = location == null || location.isBlank() ? null : location.strip();
        if (location != null && !isUsable(location)) {
            throw new IllegalArgumentException("restormel.catalog.location must be a file or an http(s) address");
        }
        if (refresh != null && refresh.compareTo(SHORTEST_REFRESH) < 0) {
            throw new IllegalArgumentException("restormel.catalog.refresh must be at least 10s");
        }
    }

    /** The value is kept out of the message: an address may hold a password. */
    private static boolean isUsable(String location) {
        try {
            return CatalogLoader.isWebAddress(location)
                    ? URI.create(location).getHost() != null
                    : !Path.of(location).toString().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "CatalogProperties[location=" + (location == null ? "bundled" : CatalogLoader.displayName(location))
                + ", refresh=" + refresh + "]";
    }
}
