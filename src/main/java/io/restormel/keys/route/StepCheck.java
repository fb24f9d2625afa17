package io.restormel.keys.route;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refuses a step whose provider, model or options cannot be; every complaint names the step and the field. */
@Component
class StepCheck {

    static final List<String> FALLBACK_ON = List.of("error", "rate_limit", "no_key", "policy_block", "any");
    static final int MAX_TIMEOUT_MS = 600_000;
    private static final int MAX_MEMBERS = 50;
    private static final int MAX_JSON = 16_000;
    private static final double MIN_WEIGHT = 0.0001;
    private static final double MAX_WEIGHT = 1_000_000;

    private final CatalogService catalog;

    StepCheck(CatalogService catalog) {
        this.catalog = catalog;
    }

    StepConfig accepted(StepConfig step) {
        if (step.orderIndex() < 0) {
            throw invalid(step, "orderIndex", "must be 0 or more");
        }
        if (!FALLBACK_ON.contains(step.fallbackOn())) {
            throw invalid(step, "fallbackOn", "must be one of " + String.join(", ", FALLBACK_ON));
        }
        var timeout = step.timeoutMs();
        if (timeout != null && (timeout < 1 || timeout > MAX_TIMEOUT_MS)) {
            throw invalid(step, "timeoutMs", "must be from 1 to " + MAX_TIMEOUT_MS);
        }
        limit(step, "label", step.label(), 120);
        limit(step, "notes", step.notes(), 2000);
        limit(step, "parallelGroupId", step.parallelGroupId(), 120);
        limit(step, "parallelBranchRole", step.parallelBranchRole(), 20);
        json(step, "switchCriteria", step.switchCriteria());
        json(step, "retryPolicy", step.retryPolicy());
        json(step, "costPolicy", step.costPolicy());
        json(step, "conditionBlock", step.conditionBlock());
        StepSettingsCheck.check(step);
        var provider = provider(step, step.providerPreference());
        model(step, "modelId", provider, step.modelId());
        return with(step, provider, pool(step, provider, step.modelPool()));
    }

    private @Nullable ModelPool pool(StepConfig step, @Nullable String provider, @Nullable ModelPool pool) {
        if (pool == null) {
            return null;
        }
        if (pool.members().isEmpty() || pool.members().size() > MAX_MEMBERS) {
            throw invalid(step, "modelPool", "must have 1 to " + MAX_MEMBERS + " members");
        }
        List<PoolMember> members = new ArrayList<>();
        for (var member : pool.members()) {
            if (!(member.weight() >= MIN_WEIGHT && member.weight() <= MAX_WEIGHT)) {
                throw invalid(step, "modelPool", "weights must be from " + MIN_WEIGHT + " to " + (long) MAX_WEIGHT);
            }
            var own = provider(step, member.providerPreference());
            model(step, "modelPool", own == null ? provider : own, member.modelId());
            members.add(new PoolMember(own, member.modelId(), member.weight()));
        }
        return new ModelPool(pool.strategy(), members);
    }

    private @Nullable String provider(StepConfig step, @Nullable String spelling) {
        if (spelling == null) {
            return null;
        }
        var facts = catalog.current();
        return facts.findProvider(spelling)
                .map(Provider::id)
                .orElseThrow(() -> new Invalid(
                        "route_step_provider_not_allowed",
                        "No such provider: " + spelling,
                        Map.of(
                                "field",
                                "providerPreference",
                                "detail",
                                "providerPreference must be one of the allowed providers",
                                "allowed",
                                facts.providers().stream().map(Provider::id).toList(),
                                "stepId",
                                step.id())));
    }

    private void model(StepConfig step, String field, @Nullable String provider, @Nullable String model) {
        if (model == null) {
            return;
        }
        Catalog facts = catalog.current();
        boolean known = provider == null
                ? facts.findModel(model).isPresent()
                : facts.findVariant(provider, model).isPresent();
        if (!known) {
            throw invalid(
                    step,
                    field,
                    "names a model that the catalogue does not have"
                            + (provider == null ? "" : " at provider " + provider) + ": " + model);
        }
    }

    private static void limit(StepConfig step, String field, @Nullable String text, int max) {
        if (text != null && (text.length() > max || text.indexOf('\0') >= 0)) {
            throw invalid(step, field, "must have at most " + max + " characters, none of them NUL");
        }
    }

    private static void json(StepConfig step, String field, @Nullable Map<String, Object> object) {
        if (object == null) {
            return;
        }
        var text = JsonMapper.shared().writeValueAsString(object);
        if (text.length() > MAX_JSON || text.contains("\\u0000")) {
            throw invalid(step, field, "must have at most " + MAX_JSON + " characters as JSON, none of them NUL");
        }
    }

    static Invalid invalid(StepConfig step, String field, String problem) {
        var text = field + " " + problem;
        return new Invalid(
                "invalid_step_schema",
                text,
                Map.of("field", field, "detail", text, "stepId", step.id(), "orderIndex", step.orderIndex()));
    }

    private static StepConfig with(StepConfig step, @Nullable String provider, @Nullable ModelPool pool) {
        return new StepConfig(
                step.id(),
                step.orderIndex(),
                provider,
                step.modelId(),
                step.label(),
                step.enabled(),
                step.fallbackOn(),
                step.timeoutMs(),
                step.switchCriteria(),
                step.retryPolicy(),
                step.costPolicy(),
                step.conditionBlock(),
                pool,
                step.notes(),
                step.parallelGroupId(),
                step.parallelBranchRole());
    }
}
