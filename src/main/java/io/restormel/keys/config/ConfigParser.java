package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.CredentialEntry;
import io.restormel.keys.config.ConfigFile.EnvironmentEntry;
import io.restormel.keys.config.ConfigFile.PolicyEntry;
import io.restormel.keys.health.HealthSettingsBody;
import io.restormel.keys.model.ProjectModelBody;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.policy.PolicyRules;
import io.restormel.keys.policy.PolicyStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a file strictly: what it does not know is refused, by the path of the field. */
final class ConfigParser {

    private static final int MAX_ENTRIES = 1_000;
    private static final int NAME = 120;
    private static final int WORD = 60;

    private ConfigParser() {}

    /** @throws ApplicationException.Invalid that names the field */
    static ConfigFile parse(JsonNode document) {
        var body = JsonBody.of(
                document, Set.of("version", "environments", "health", "routes", "policies", "models", "credentials"));
        if (body.integer("version", ConfigWriter.VERSION, ConfigWriter.VERSION) == null) {
            throw ApplicationException.invalid("version", "is required; this server reads " + ConfigWriter.VERSION);
        }
        var file = new ConfigFile(
                section(body, "environments", ConfigParser::environment),
                body.has("health") ? FieldPath.at("health", () -> HealthSettingsBody.read(body.raw("health"))) : null,
                section(body, "routes", RouteParser::route),
                section(body, "policies", ConfigParser::policy),
                section(body, "models", ProjectModelBody::model),
                section(body, "credentials", ConfigParser::credential));
        environmentsOnce(file);
        return file;
    }

    private static <T> @Nullable List<T> section(JsonBody body, String name, Function<JsonNode, T> read) {
        return body.has(name) ? entries(body, name, read) : null;
    }

    /** Empty when absent. */
    static <T> List<T> entries(JsonBody body, String name, Function<JsonNode, T> read) {
        var list = body.raw(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_ENTRIES) {
            throw ApplicationException.invalid(name, "must be a list of at most " + MAX_ENTRIES);
        }
        List<T> found = new ArrayList<>();
        for (var each : list) {
            var path = name + "[" + found.size() + "]";
            if (!each.isObject()) {
                throw ApplicationException.invalid(path, "must be an object");
            }
            found.add(FieldPath.at(path, () -> read.apply(each)));
        }
        return found;
    }

    private static EnvironmentEntry environment(JsonNode json) {
        var body = JsonBody.of(json, Set.of("slug", "name", "type", "default"));
        return new EnvironmentEntry(
                body.requiredText("slug", WORD),
                body.requiredText("name", NAME),
                body.requiredText("type", WORD),
                Boolean.TRUE.equals(body.bool("default")));
    }

    private static void environmentsOnce(ConfigFile file) {
        var environments = file.environments();
        if (environments == null) {
            return;
        }
        if (environments.isEmpty()) {
            throw ApplicationException.invalid("environments", "must have at least one: a project keeps one");
        }
        var slugs = new HashSet<String>();
        for (int i = 0; i < environments.size(); i++) {
            if (!slugs.add(environments.get(i).slug())) {
                throw ApplicationException.invalid("environments[" + i + "].slug", "is taken by an earlier one");
            }
        }
        if (environments.stream().filter(EnvironmentEntry::isDefault).count() > 1) {
            throw ApplicationException.invalid("environments", "may have one default only");
        }
    }

    private static PolicyEntry policy(JsonNode json) {
        var body = JsonBody.of(json, Set.of("name", "type", "status", "ruleDefinition", "boundTo"));
        var status = body.text("status", WORD);
        return new PolicyEntry(
                body.requiredText("name", NAME),
                PolicyStatus.ofWire(status == null ? PolicyStatus.ACTIVE.wire() : status),
                PolicyRules.read(body.requiredText("type", WORD), body.raw("ruleDefinition")),
                entries(body, "boundTo", PlaceParser::place).stream().distinct().toList());
    }

    private static CredentialEntry credential(JsonNode json) {
        var body = JsonBody.of(json, Set.of("provider", "label", "environments"));
        return new CredentialEntry(
                body.requiredText("provider", WORD),
                body.text("label", NAME),
                body.texts("environments", MAX_ENTRIES, WORD).stream()
                        .distinct()
                        .sorted()
                        .toList());
    }
}
