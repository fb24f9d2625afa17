package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.EnvironmentEntry;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.EnvironmentChange;
import io.restormel.keys.project.EnvironmentService;
import io.restormel.keys.project.ProjectChange;
import io.restormel.keys.project.ProjectService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the environments of a project as a file says. */
@Component
class EnvironmentApplier {

    private final EnvironmentService environments;
    private final ProjectService projects;

    EnvironmentApplier(EnvironmentService environments, ProjectService projects) {
        this.environments = environments;
        this.projects = projects;
    }

    /** Creates and edits; returns all that are there then, those to be deleted too, by slug. */
    List<Environment> keep(UUID projectId, List<EnvironmentEntry> wanted, ConfigState before, ConfigPlan plan) {
        var found = new ArrayList<>(before.environments());
        for (int i = 0; i < wanted.size(); i++) {
            var entry = wanted.get(i);
            FieldPath.run("environments[" + i + "]", () -> keep(projectId, entry, found, plan));
        }
        wanted.stream().filter(EnvironmentEntry::isDefault).findFirst().ifPresent(entry -> {
            var chosen = require("environments", entry.slug(), found);
            if (!chosen.id().equals(before.project().defaultEnvironmentId())) {
                projects.edit(projectId, null, ProjectChange.defaultTo(chosen.id()));
                plan.add("update", "project", before.project().name(), List.of("default environment: " + entry.slug()));
            }
        });
        found.sort(Comparator.comparing(Environment::slug));
        return found;
    }

    private void keep(UUID projectId, EnvironmentEntry entry, List<Environment> found, ConfigPlan plan) {
        var existing = find(entry.slug(), found);
        if (existing.isEmpty()) {
            found.add(environments.create(projectId, entry.name(), entry.type(), entry.slug()));
            plan.add("create", "environment", entry.slug());
            return;
        }
        var was = existing.get();
        if (was.name().equals(entry.name()) && was.type().equals(entry.type())) {
            return;
        }
        environments.edit(projectId, was.id(), was.revision(), new EnvironmentChange(entry.name(), entry.type()));
        List<String> details = new ArrayList<>();
        if (!was.name().equals(entry.name())) {
            details.add(ConfigPlan.changed("name", was.name(), entry.name()));
        }
        if (!was.type().equals(entry.type())) {
            details.add(ConfigPlan.changed("type", was.type(), entry.type()));
        }
        plan.add("update", "environment", entry.slug(), details);
    }

    /**
     * Deletes what the file has not. Routes in it are gone by then; keys that are good for nothing else are not.
     *
     * @param confirmed whether such keys may go along
     */
    void delete(UUID projectId, List<EnvironmentEntry> wanted, ConfigState before, boolean confirmed, ConfigPlan plan) {
        for (var environment : before.environments()) {
            if (wanted.stream().noneMatch(entry -> entry.slug().equals(environment.slug()))) {
                var lost = environments.dependants(projectId, environment.id());
                if (lost.keys() > 0) {
                    plan.warn("With environment " + environment.slug() + " goes " + String.join(" and ", lost.lines()));
                }
                FieldPath.run(
                        "environments",
                        () -> environments.delete(projectId, environment.id(), environment.revision(), confirmed));
                plan.add("delete", "environment", environment.slug());
            }
        }
    }

    static Optional<Environment> find(String slug, List<Environment> environments) {
        return environments.stream()
                .filter(environment -> environment.slug().equals(slug))
                .findFirst();
    }

    static Environment require(String field, String slug, List<Environment> environments) {
        return find(slug, environments)
                .orElseThrow(() -> ApplicationException.invalid(field, "names no environment: " + slug));
    }
}
