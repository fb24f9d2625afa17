package io.restormel.keys.route;

import io.restormel.keys.platform.ApplicationException.Invalid;
import io.restormel.keys.platform.JsonBody;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body that creates or changes a route. What it does not mention stays as it is. */
final class RouteBody {

    private static final Set<String> CREATE = Set.of(
            "environmentId",
            "name",
            "description",
            "defaultModelId",
            "billingMode",
            "onOpenCircuit",
            "routeMode",
            "stage",
            "workload",
            "enabled",
            "status",
            "flowLayout",
            "version",
            "publishedVersion",
            "updatedVia",
            "changeSummary",
            "primaryModel",
            "fallbackModels");
    private static final Set<String> PATCH = with(CREATE, "entryStepId", "revision");
    private static final String REQUIRED = "environmentId and name are required";

    private final JsonBody body;

    private RouteBody(JsonBody body) {
        this.body = body;
    }

    /**
     * What a client creates is live at once: most never publish.
     *
     * @param defaultEnvironment of a route that names none; null when the project has none
     */
    static NewRoute create(@Nullable JsonNode json, Supplier<@Nullable UUID> defaultEnvironment, ModelChain chain) {
        var body = new RouteBody(JsonBody.of(json, CREATE));
        var name = body.body.text("name", 120);
        var named = body.body.uuid("environmentId");
        var environmentId = named == null && name != null ? defaultEnvironment.get() : named;
        if (environmentId == null || name == null) {
            throw new Invalid(REQUIRED, REQUIRED, Map.of("field", environmentId == null ? "environmentId" : "name"));
        }
        var edit = body.apply(new RouteEdit(RouteSettings.named(name), RouteContent.EMPTY), chain);
        return new NewRoute(environmentId, edit.settings(), edit.draft(), true);
    }

    static RouteBody patch(@Nullable JsonNode json) {
        var body = new RouteBody(JsonBody.of(json, PATCH));
        if (body.body.has("name")) {
            body.body.requiredText("name", 120);
        }
        return body;
    }

    JsonBody fields() {
        return body;
    }

    /** The environment it names, which can only be the one that the route has. */
    @Nullable
    UUID environmentId() {
        return body.uuid("environmentId");
    }

    RouteEdit apply(RouteEdit edit, ModelChain chain) {
        var written = applyFields(edit);
        return body.has("primaryModel") || body.has("fallbackModels")
                ? written.withDraft(chain.applied(
                        written.draft(),
                        body.text("primaryModel", 200),
                        body.has("fallbackModels") ? body.texts("fallbackModels", 50, 200) : null))
                : written;
    }

    /** Leaves the steps alone. */
    RouteEdit applyFields(RouteEdit edit) {
        return new RouteEdit(settings(edit.settings()), content(edit.draft()));
    }

    private RouteSettings settings(RouteSettings old) {
        var enabled = body.bool("enabled");
        var version = body.integer("version", 1, 1_000_000);
        var published = body.integer("publishedVersion", 0, 1_000_000);
        return new RouteSettings(
                Objects.requireNonNullElse(text("name", 120, old.name()), old.name()),
                text("description", 2000, old.description()),
                enabled == null ? old.enabled() : enabled,
                Objects.requireNonNullElse(text("status", 20, old.status()), old.status()),
                body.has("flowLayout") ? body.object("flowLayout") : old.flowLayout(),
                version == null ? old.version() : version,
                published == null ? old.publishedVersion() : published,
                text("changeSummary", 500, old.changeSummary()),
                text("updatedVia", 60, old.updatedVia()));
    }

    private RouteContent content(RouteContent old) {
        var entry = body.has("entryStepId") ? body.uuid("entryStepId") : null;
        var model = text("defaultModelId", 200, old.defaultModelId());
        return new RouteContent(
                body.has("primaryModel") && !body.has("defaultModelId") ? body.text("primaryModel", 200) : model,
                text("routeMode", 60, old.routeMode()),
                text("billingMode", 60, old.billingMode()),
                text("onOpenCircuit", 20, old.onOpenCircuit()),
                text("workload", 60, old.workload()),
                text("stage", 60, old.stage()),
                body.has("entryStepId") ? (entry == null ? null : entry.toString()) : old.entryStepId(),
                old.steps(),
                old.edges());
    }

    private @Nullable String text(String field, int max, @Nullable String old) {
        return body.has(field) ? body.text(field, max) : old;
    }

    static Set<String> with(Set<String> fields, String... more) {
        Set<String> all = new HashSet<>(fields);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
