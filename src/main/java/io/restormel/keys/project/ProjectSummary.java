package io.restormel.keys.project;

/** A project as a list shows it, with how much is in it. */
public record ProjectSummary(Project project, Dependants content) {}
