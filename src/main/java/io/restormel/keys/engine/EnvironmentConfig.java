package io.restormel.keys.engine;

/** A slot of a project such as development or production; requests may name it by id, slug, type or name. */
public record EnvironmentConfig(String id, String slug, String name, String type) {}
