package io.restormel.keys.policy;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ApplicationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule as JSON: {@code ruleDefinition} on the wire and in the database. Reading a request is strict and names the
 * field at fault; reading what is stored never fails, because one bad row must not take the configuration down.
 */
public final class PolicyRules {

    /** The types that can be written. */
    static final List<String> TYPES = List.of(
            "model_allowlist",
            "model_denylist",
            "provider_allowlist",
            "provider_denylist",
            "deprecated_model_block",
            "budget_cap",
            "token_cap",
            "request_cap",
            "rate_limit");

    private static final int MAX_ITEMS = 500;
    private static final int MAX_ITEM_LENGTH = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private PolicyRules() {}

    /** @throws ApplicationException.Invalid for a type outside of {@link #TYPES} */
    static void requireKnown(String type) {
        if (!TYPES.contains(type)) {
            throw new ApplicationException.Invalid(
                    "invalid_policy_type",
                    "\"" + type + "\" is not a type of policy; use one of " + String.join(", ", TYPES),
                    Map.of("field", "type", "allowed", TYPES));
        }
    }

    /**
     * The rule of a request.
     *
     * @param definition null counts as an empty object
     * @throws ApplicationException.Invalid that names the field
     */
    public static PolicyRule read(String type, @Nullable JsonNode definition) {
        requireKnown(type);
        var node = definition == null ? JSON.createObjectNode() : definition;
        if (!node.isObject()) {
            throw ApplicationException.invalid("ruleDefinition", "must be an object");
        }
        return switch (type) {
            case "model_allowlist" -> new PolicyRule.ModelAllowlist(items(node, "modelIds", "model_ids"));
            case "model_denylist" -> new PolicyRule.ModelDenylist(items(node, "modelIds", "model_ids"));
            case "provider_allowlist" ->
                new PolicyRule.ProviderAllowlist(items(node, "providerTypes", "provider_types"));
            case "provider_denylist" -> new PolicyRule.ProviderDenylist(items(node, "providerTypes", "provider_types"));
            default -> {
                var measure = LimitMeasure.ofType(type);
                if (measure != null) {
                    yield LimitRules.read(measure, node);
                }
                requireOnly(node, Set.of());
                yield new PolicyRule.DeprecatedModelBlock();
            }
        };
    }

    /** The rule of a row; what cannot be read is an unknown rule, which never blocks and shows up as a problem. */
    static PolicyRule stored(String type, String definition) {
        try {
            return read(type, JSON.readTree(definition));
        } catch (ApplicationException.Invalid | JacksonException _) {
            return new PolicyRule.UnknownRule(type);
        }
    }

    static ObjectNode write(PolicyRule rule) {
        return switch (rule) {
            case PolicyRule.ModelAllowlist(var ids) -> list("modelIds", ids);
            case PolicyRule.ModelDenylist(var ids) -> list("modelIds", ids);
            case PolicyRule.ProviderAllowlist(var types) -> list("providerTypes", types);
            case PolicyRule.ProviderDenylist(var types) -> list("providerTypes", types);
            case PolicyRule.UsageLimit limit -> JSON.valueToTree(LimitRules.plain(limit));
            case PolicyRule.DeprecatedModelBlock _, PolicyRule.UnknownRule _ -> JSON.createObjectNode();
        };
    }

    /** As a tree of maps and lists; equal rules give equal trees. */
    public static Map<String, Object> plain(PolicyRule rule) {
        return switch (rule) {
            case PolicyRule.ModelAllowlist(var ids) -> Map.of("modelIds", ids);
            case PolicyRule.ModelDenylist(var ids) -> Map.of("modelIds", ids);
            case PolicyRule.ProviderAllowlist(var types) -> Map.of("providerTypes", types);
            case PolicyRule.ProviderDenylist(var types) -> Map.of("providerTypes", types);
            case PolicyRule.UsageLimit limit -> LimitRules.plain(limit);
            case PolicyRule.DeprecatedModelBlock _, PolicyRule.UnknownRule _ -> Map.of();
        };
    }

    static JsonNode parse(String definition) {
        return JSON.readTree(definition);
    }

    private static ObjectNode list(String field, List<String> items) {
        var node = JSON.createObjectNode();
        items.forEach(node.putArray(field)::add);
        return node;
    }

    static void requireOnly(JsonNode node, Set<String> known) {
        for (var name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw invalid(name, "is not a field of this type of policy");
            }
        }
    }

    /** Each once, in the order given, without surrounding blanks. */
    private static List<String> items(JsonNode node, String field, String otherSpelling) {
        requireOnly(node, Set.of(field, otherSpelling));
        if (node.has(field) && node.has(otherSpelling)) {
            throw invalid(otherSpelling, "repeats " + field);
        }
        var name = node.has(otherSpelling) ? otherSpelling : field;
        var list = node.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_ITEMS) {
            throw invalid(name, "must be a list of at most " + MAX_ITEMS + " strings");
        }
        var items = new LinkedHashSet<String>();
        int index = 0;
        for (var item : list) {
            var text = item.isString() ? item.stringValue().strip() : "";
            if (text.isEmpty() || text.length() > MAX_ITEM_LENGTH || text.indexOf('\0') >= 0) {
                throw invalid(name + "[" + index + "]", "must be a string of 1 to " + MAX_ITEM_LENGTH + " characters");
            }
            items.add(text);
            index++;
        }
        return List.copyOf(items);
    }

    static ApplicationException.Invalid invalid(String field, String problem) {
        return ApplicationException.invalid("ruleDefinition." + field, problem);
    }
}
