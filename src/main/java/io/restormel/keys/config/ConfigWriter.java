package io.restormel.keys.config;

import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepEdge;
import io.restormel.keys.health.HealthSettingsBody;
import io.restormel.keys.model.ModelKind;
import io.restormel.keys.model.WantedModel;
import io.restormel.keys.policy.PolicyRules;
import io.restormel.keys.policy.PolicyStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file as a tree of maps and lists, always in the same order and without what goes without saying. */
final class ConfigWriter {

    static final int VERSION = 1;

    private ConfigWriter() {}

    static Map<String, Object> document(ConfigFile file) {
        Fields fields = new Fields().put("version", VERSION);
        section(fields, "environments", file.environments(), ConfigWriter::environment);
        fields.put("health", file.health() == null ? null : HealthSettingsBody.plain(file.health()));
        section(fields, "routes", file.routes(), ConfigWriter::route);
        section(fields, "policies", file.policies(), ConfigWriter::policy);
        section(fields, "models", file.models(), ConfigWriter::model);
        section(fields, "credentials", file.credentials(), ConfigWriter::credential);
        return fields.map;
    }

    private static <T> void section(Fields fields, String name, @Nullable List<T> entries, Function<T, Fields> write) {
        if (entries != null) {
            fields.put(name, entries.stream().map(write).map(Fields::map).toList());
        }
    }

    private static Fields environment(ConfigFile.EnvironmentEntry entry) {
        return new Fields()
                .put("slug", entry.slug())
                .put("name", entry.name())
                .put("type", entry.type())
                .put("default", entry.isDefault() ? true : null);
    }

    private static Fields route(ConfigFile.RouteEntry entry) {
        var content = entry.content();
        var steps = new ArrayList<Object>();
        for (var step : content.steps()) {
            steps.add(step(step, steps.size()).map());
        }
        return new Fields()
                .put("environment", entry.environment())
                .put("name", entry.name())
                .put("description", entry.description())
                .put("enabled", entry.enabled() ? null : false)
                .put("status", entry.status().equals("active") ? null : entry.status())
                .put("live", entry.live().wire())
                .put("defaultModelId", content.defaultModelId())
                .put("routeMode", content.routeMode())
                .put("billingMode", content.billingMode())
                .put("onOpenCircuit", content.onOpenCircuit())
                .put("workload", content.workload())
                .put("stage", content.stage())
                .put("steps", steps)
                .put("entryStep", content.entryStepId() == null ? null : Integer.valueOf(content.entryStepId()))
                .put(
                        "edges",
                        content.edges().isEmpty()
                                ? null
                                : content.edges().stream()
                                        .map(ConfigWriter::edge)
                                        .toList());
    }

    private static Fields step(StepConfig step, int position) {
        return new Fields()
                .put("orderIndex", step.orderIndex() == position ? null : step.orderIndex())
                .put("label", step.label())
                .put("providerPreference", step.providerPreference())
                .put("modelId", step.modelId())
                .put("enabled", step.enabled() ? null : false)
                .put("fallbackOn", step.fallbackOn().equals("error") ? null : step.fallbackOn())
                .put("timeoutMs", step.timeoutMs())
                .put("modelPool", step.modelPool() == null ? null : pool(step.modelPool()))
                .put("switchCriteria", sorted(step.switchCriteria()))
                .put("retryPolicy", sorted(step.retryPolicy()))
                .put("costPolicy", sorted(step.costPolicy()))
                .put("conditionBlock", sorted(step.conditionBlock()))
                .put("notes", step.notes())
                .put("parallelGroupId", step.parallelGroupId())
                .put("parallelBranchRole", step.parallelBranchRole());
    }

    private static Map<String, Object> pool(ModelPool pool) {
        return new Fields()
                .put("selectionStrategy", pool.strategy().wire())
                .put(
                        "members",
                        pool.members().stream().map(ConfigWriter::member).toList())
                .map();
    }

    private static Map<String, Object> member(PoolMember member) {
        return new Fields()
                .put("providerPreference", member.providerPreference())
                .put("modelId", member.modelId())
                .put("weight", member.weight() == 1 ? null : member.weight())
                .map();
    }

    private static Map<String, Object> edge(StepEdge edge) {
        return new Fields()
                .put("from", Integer.valueOf(edge.fromStepId()))
                .put("to", Integer.valueOf(edge.toStepId()))
                .put("priority", edge.priority() == 0 ? null : edge.priority())
                .put("label", edge.label())
                .map();
    }

    private static Fields policy(ConfigFile.PolicyEntry entry) {
        return new Fields()
                .put("name", entry.name())
                .put("type", entry.rule().type())
                .put(
                        "status",
                        entry.status() == PolicyStatus.ACTIVE
                                ? null
                                : entry.status().wire())
                .put("ruleDefinition", PolicyRules.plain(entry.rule()))
                .put(
                        "boundTo",
                        entry.boundTo().stream().map(ConfigWriter::place).toList());
    }

    private static Map<String, Object> place(Place place) {
        if (place.told() != null) {
            return new Fields().put(place.told().field(), place.told().name()).map();
        }
        if (place.environment() == null) {
            return new Fields().put("project", true).map();
        }
        return new Fields()
                .put("environment", place.environment())
                .put("route", place.route())
                .put("number", place.number() == 1 ? null : place.number())
                .put("step", place.step())
                .map();
    }

    private static Fields model(WantedModel model) {
        return new Fields()
                .put("providerType", model.providerType())
                .put("modelId", model.modelId())
                .put(
                        "bindingKind",
                        model.kind() == ModelKind.EXECUTION
                                ? null
                                : model.kind().wire())
                .put("enabled", model.enabled() ? null : false)
                .put("logicalRef", model.logicalRef());
    }

    private static Fields credential(ConfigFile.CredentialEntry entry) {
        return new Fields()
                .put("provider", entry.provider())
                .put("label", entry.label())
                .put("environments", entry.environments().isEmpty() ? null : entry.environments());
    }

    /** Databases keep the fields of free-form objects in orders of their own. */
    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((key, each) -> sorted.put(String.valueOf(key), sorted(each)));
                yield sorted;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(each -> copy.add(sorted(each)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /** An object in the making; null is left out. */
    private record Fields(Map<String, Object> map) {

        Fields() {
            this(new LinkedHashMap<>());
        }

        Fields put(String name, @Nullable Object value) {
            if (value != null) {
                map.put(name, value);
            }
            return this;
        }
    }
}
