package io.restormel.keys.outcome;

/** A model at a provider, in the catalogue's spelling if the catalogue knows it. */
public record ModelName(String providerType, String modelId) {}
