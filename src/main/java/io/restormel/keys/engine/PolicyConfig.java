package io.restormel.keys.engine;

/** A named rule; one that is not active never says no. */
public record PolicyConfig(String id, String name, boolean active, PolicyRule rule) {}
