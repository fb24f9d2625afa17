package io.restormel.keys.route;

import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.SelectionStrategy;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ApplicationException.Invalid;
import io.restormel.keys.platform.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body that adds or changes a step. Its complaints carry the code {@code invalid_step_schema} and a detail. */
final class StepBody {

    /** What a step is made of. */
    static final Set<String> SETTINGS = Set.of(
            "orderIndex",
            "providerPreference",
            "modelId",
            "label",
            "enabled",
            "fallbackOn",
            "timeoutMs",
            "switchCriteria",
            "retryPolicy",
            "costPolicy",
            "conditionBlock",
            "notes",
            "modelPool",
            "parallelGroupId",
            "parallelBranchRole");

    private static final Set<String> FIELDS = RouteBody.with(SETTINGS, "revision");

    private final JsonBody body;

    private StepBody(JsonBody body) {
        this.body = body;
    }

    static StepBody of(@Nullable JsonNode json) {
        return complaining(() -> new StepBody(JsonBody.of(json, FIELDS)));
    }

    JsonBody fields() {
        return body;
    }

    StepConfig create() {
        return create(UUID.randomUUID().toString());
    }

    StepConfig create(String id) {
        return complaining(() -> {
            var order = body.integer("orderIndex", 0, 1_000_000);
            if (order == null) {
                throw ApplicationException.invalid("orderIndex", "is required");
            }
            return applyTo(StepConfig.plain(id, order, null, null, null, null));
        });
    }

    StepConfig apply(StepConfig step) {
        return complaining(() -> applyTo(step));
    }

    private StepConfig applyTo(StepConfig step) {
        var order = body.integer("orderIndex", 0, 1_000_000);
        var enabled = body.bool("enabled");
        return new StepConfig(
                step.id(),
                order == null ? step.orderIndex() : order,
                text("providerPreference", 60, step.providerPreference()),
                text("modelId", 200, step.modelId()),
                text("label", 120, step.label()),
                enabled == null ? step.enabled() : enabled,
                Objects.requireNonNullElse(text("fallbackOn", 20, step.fallbackOn()), "error"),
                body.has("timeoutMs") ? body.integer("timeoutMs", 1, StepCheck.MAX_TIMEOUT_MS) : step.timeoutMs(),
                object("switchCriteria", step.switchCriteria()),
                object("retryPolicy", step.retryPolicy()),
                object("costPolicy", step.costPolicy()),
                object("conditionBlock", step.conditionBlock()),
                body.has("modelPool") ? pool(body.raw("modelPool")) : step.modelPool(),
                text("notes", 2000, step.notes()),
                text("parallelGroupId", 120, step.parallelGroupId()),
                text("parallelBranchRole", 20, step.parallelBranchRole()));
    }

    private static @Nullable ModelPool pool(@Nullable JsonNode json) {
        if (json == null) {
            return null;
        }
        if (!json.isObject()) {
            throw ApplicationException.invalid("modelPool", "must be an object");
        }
        var body = JsonBody.of(json, Set.of("version", "selectionStrategy", "members"));
        body.integer("version", 1, 1);
        var wire = body.text("selectionStrategy", 60);
        var strategy = wire == null ? SelectionStrategy.FIRST_ELIGIBLE : SelectionStrategy.ofWire(wire);
        if (strategy == null) {
            throw ApplicationException.invalid("modelPool.selectionStrategy", "is not a known strategy");
        }
        var members = body.raw("members");
        if (members == null || !members.isArray() || members.isEmpty()) {
            throw ApplicationException.invalid("modelPool.members", "must be a list of at least one member");
        }
        List<PoolMember> read = new ArrayList<>();
        for (var each : members) {
            if (!each.isObject()) {
                throw ApplicationException.invalid("modelPool.members[" + read.size() + "]", "must be an object");
            }
            var member = JsonBody.of(each, Set.of("providerPreference", "modelId", "weight"));
            var weight = member.decimal("weight");
            read.add(new PoolMember(
                    member.text("providerPreference", 60),
                    member.text("modelId", 200),
                    weight == null ? 1 : weight.doubleValue()));
        }
        return new ModelPool(strategy, read);
    }

    private @Nullable String text(String field, int max, @Nullable String old) {
        return body.has(field) ? body.text(field, max) : old;
    }

    private @Nullable Map<String, Object> object(String field, @Nullable Map<String, Object> old) {
        return body.has(field) ? body.object(field) : old;
    }

    private static <T> T complaining(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Invalid e) {
            if (!e.code().equals("invalid_request")) {
                throw e;
            }
            throw new Invalid(
                    "invalid_step_schema",
                    e.getMessage(),
                    Map.of("field", e.details().getOrDefault("field", "step"), "detail", e.getMessage()));
        }
    }
}
