package io.restormel.keys.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.ModelFilter;
import io.restormel.keys.catalog.ModelJson;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A project's models over HTTP. A project without any is shown those of the catalogue, and told so. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/models", "/keys/v1/projects/{projectId}/models"})
class ProjectModelController {

    private static final String CATALOG = "catalog";
    private static final int MOST = 1_000;

    private final ProjectModelService models;
    private final ProjectService projects;
    private final CatalogService catalog;

    ProjectModelController(ProjectModelService models, ProjectService projects, CatalogService catalog) {
        this.models = models;
        this.projects = projects;
        this.catalog = catalog;
    }

    /** @param source {@code project} or {@code catalog} */
    record MetaJson(String source) {}

    record ListJson(
            List<ProjectModelJson> data,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MetaJson meta) {}

    record OneJson(ProjectModelJson data) {}

    record DeletedJson(boolean deleted, UUID id) {}

    /**
     * @param source {@code catalog} for the catalogue's rows even where the project has its own, as old clients ask
     * @param limit of the catalogue's rows, 1 to 1000, as is {@code offset}
     */
    @GetMapping
    ResponseEntity<ListJson> list(
            @PathVariable UUID projectId,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "500") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        projects.require(projectId, Role.VIEWER);
        if (limit < 1 || limit > MOST) {
            throw ApplicationException.invalid("limit", "must be 1 to " + MOST);
        }
        if (offset < 0) {
            throw ApplicationException.invalid("offset", "must be 0 or more");
        }
        var own = models.list(projectId);
        return tagged(
                own,
                own.isEmpty() || source.equals(CATALOG)
                        ? new ListJson(offered(offset, limit), new MetaJson(CATALOG))
                        : new ListJson(rows(own), new MetaJson("project")));
    }

    /** What is edited is the list, so its tag is what edits of single models are held against too. */
    private static ResponseEntity<ListJson> tagged(List<ProjectModel> own, ListJson list) {
        return ResponseEntity.ok().eTag(IfMatch.tag(own)).body(list);
    }

    private List<ProjectModelJson> offered(int offset, int limit) {
        var facts = catalog.current();
        return catalog.models(ModelFilter.OFFERED).stream()
                .flatMap(model -> model.variants().stream()
                        .filter(variant -> variant.availability() == Availability.AVAILABLE)
                        .map(variant -> ProjectModelJson.ofCatalogue(
                                new ModelRef(variant.providerType(), model.id()),
                                ModelJson.of(model, facts.generatedAt()))))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private List<ProjectModelJson> rows(List<ProjectModel> found) {
        return found.stream().map(model -> ProjectModelJson.of(model, catalog)).toList();
    }

    /** Who may not write is told so before the body is looked at. */
    @PostMapping
    ResponseEntity<ListJson> add(
            @PathVariable UUID projectId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode body) {
        models.requireEditor(projectId);
        var wanted = ProjectModelBody.models(body);
        if (wanted.isEmpty()) {
            throw ApplicationException.invalid("models", "must have at least one model");
        }
        var list = models.add(projectId, new IfMatch(ifMatch), wanted);
        return tagged(list, new ListJson(rows(list), null));
    }

    @PutMapping
    ResponseEntity<ListJson> replace(
            @PathVariable UUID projectId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode body) {
        models.requireEditor(projectId);
        var list = models.replace(projectId, new IfMatch(ifMatch), ProjectModelBody.models(body));
        return tagged(list, new ListJson(rows(list), null));
    }

    @PatchMapping("/{bindingId}")
    OneJson update(
            @PathVariable UUID projectId,
            @PathVariable UUID bindingId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode body) {
        models.requireEditor(projectId);
        var change = ProjectModelBody.change(body);
        return new OneJson(
                ProjectModelJson.of(models.update(projectId, bindingId, new IfMatch(ifMatch), change), catalog));
    }

    @DeleteMapping("/{bindingId}")
    Map<String, DeletedJson> remove(
            @PathVariable UUID projectId,
            @PathVariable UUID bindingId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        models.remove(projectId, bindingId, new IfMatch(ifMatch));
        return Map.of("data", new DeletedJson(true, bindingId));
    }
}
