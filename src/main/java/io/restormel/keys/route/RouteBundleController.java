package io.restormel.keys.route;

import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Idempotent;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Routes as files: out of one project, into it again or into another. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/routes", "/keys/v1/projects/{projectId}/routes"})
class RouteBundleController {

    private static final String SCHEMA = "1.0.0";
    private static final Set<String> FIELDS = Set.of("bundle", "replaceRouteId", "changeSummary", "updatedVia");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final RouteService routes;
    private final ProjectService projects;
    private final Clock clock;

    RouteBundleController(RouteService routes, ProjectService projects, Clock clock) {
        this.routes = routes;
        this.projects = projects;
        this.clock = clock;
    }

    /** A closed object: the original's clients refuse further fields, so the edges are told within the route. */
    record BundleJson(String schemaVersion, long exportedAt, UUID projectId, JsonNode route, List<StepJson> steps) {}

    record ImportedJson(RouteJson route, List<StepJson> steps) {
        static ImportedJson of(RouteDetail detail) {
            return new ImportedJson(
                    RouteJson.of(detail),
                    detail.steps().stream().map(StepJson::of).toList());
        }
    }

    @GetMapping("/{routeId}/export")
    DataJson<BundleJson> export(@PathVariable UUID projectId, @PathVariable UUID routeId) {
        var detail = routes.get(projectId, routeId);
        ObjectNode route = MAPPER.valueToTree(RouteJson.of(detail));
        var environment = projects.requireEnvironment(projectId, detail.route().environmentId());
        route.put("environmentSlug", environment.slug());
        route.set(
                "edges",
                MAPPER.valueToTree(detail.draft().edges().stream()
                        .map(RouteGraphController.EdgeJson::of)
                        .toList()));
        return new DataJson<>(new BundleJson(
                SCHEMA,
                clock.millis(),
                projectId,
                route,
                detail.steps().stream().map(StepJson::of).toList()));
    }

    /** 201 for a new route; with {@code replaceRouteId} 200, and the draft of that one becomes what the file says. */
    @Idempotent
    @PostMapping("/import")
    ResponseEntity<DataJson<ImportedJson>> importBundle(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json, FIELDS);
        projects.require(projectId, Role.EDITOR);
        var bundle = RouteBundle.of(body.raw("bundle"));
        var replaced = body.uuid("replaceRouteId");
        var summary = Objects.requireNonNullElse(body.text("changeSummary", 500), "Imported");
        var via = body.text("updatedVia", 60);
        if (replaced == null) {
            var made = new RouteEdit(RouteSettings.named("imported"), RouteContent.EMPTY);
            var edit = bundle.applied(made);
            if (bundle.text("name") == null) {
                throw ApplicationException.invalid("bundle.route.name", "is required");
            }
            var created = routes.create(
                    projectId,
                    new NewRoute(
                            environment(projectId, bundle).id(),
                            edit.settings().withSummary(summary).via(via),
                            edit.draft(),
                            true));
            return ResponseEntity.status(HttpStatus.CREATED).body(new DataJson<>(ImportedJson.of(created)));
        }
        refuseOther(projectId, replaced, bundle);
        var written = routes.update(projectId, replaced, null, edit -> {
            var applied = bundle.applied(edit);
            return applied.withSettings(applied.settings().withSummary(summary).via(via));
        });
        return ResponseEntity.ok(new DataJson<>(ImportedJson.of(written)));
    }

    private void refuseOther(UUID projectId, UUID replaced, RouteBundle bundle) {
        var target = routes.get(projectId, replaced).route();
        var id = bundle.text("id");
        if (id != null && !id.equals(replaced.toString())) {
            throw new ApplicationException.Invalid(
                    "bundle_route_id_mismatch_replace_target",
                    "The bundle is of another route than the one to replace",
                    Map.of("field", "replaceRouteId"));
        }
        if (!environment(projectId, bundle).id().equals(target.environmentId())) {
            throw new ApplicationException.Invalid(
                    "environment_mismatch_on_replace",
                    "The bundle's route is in another environment than the one to replace",
                    Map.of("field", "bundle.route.environmentId"));
        }
    }

    /** By id within the project it came from, by slug in another one. */
    private Environment environment(UUID projectId, RouteBundle bundle) {
        var all = projects.environments(projectId);
        return all.stream()
                .filter(each -> each.id().toString().equals(bundle.text("environmentId")))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.slug().equals(bundle.text("environmentSlug")))
                        .findFirst())
                .orElseThrow(() -> ApplicationException.invalid(
                        "bundle.route.environmentId", "is not an environment of this project"));
    }
}
