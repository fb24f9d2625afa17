package io.restormel.keys.catalog;

/** Application event: {@link CatalogService#current()} now gives other facts than before. Sent on the loading thread. */
public record CatalogChanged(String previousVersion, String version) {}
