package io.restormel.keys.project;

import org.jspecify.annotations.Nullable;

/** What is to become of an environment; null keeps what is there. The slug stays, as apps may name it. */
public record EnvironmentChange(
        @Nullable String name, @Nullable String type) {}
