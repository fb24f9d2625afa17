package io.restormel.keys.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.ModelFilter;
import io.restormel.keys.catalog.ModelJson;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    ListJson list(
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
        var own = source.equals(CATALOG) ? List.<ProjectModel>of() : models.list(projectId);
        return own.isEmpty()
                ? new ListJson(offered(offset, limit), new MetaJson(CATALOG))
                : new ListJson(rows(own), new MetaJson("project"));
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
    ListJson add(@PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode body) {
        models.requireEditor(projectId);
        var wanted = ProjectModelBody.models(body);
        if (wanted.isEmpty()) {
            throw ApplicationException.invalid("models", "must have at least one model");
        }
        return new ListJson(rows(models.add(projectId, wanted)), null);
    }

    @PutMapping
    ListJson replace(@PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode body) {
        models.requireEditor(projectId);
        return new ListJson(rows(models.replace(projectId, ProjectModelBody.models(body))), null);
    }

    @PatchMapping("/{bindingId}")
    OneJson update(
            @PathVariable UUID projectId,
            @PathVariable UUID bindingId,
            @RequestBody(required = false) @Nullable JsonNode body) {
        models.requireEditor(projectId);
        var change = ProjectModelBody.change(body);
        return new OneJson(ProjectModelJson.of(models.update(projectId, bindingId, change), catalog));
    }

    @DeleteMapping("/{bindingId}")
    Map<String, DeletedJson> remove(@PathVariable UUID projectId, @PathVariable UUID bindingId) {
        models.remove(projectId, bindingId);
        return Map.of("data", new DeletedJson(true, bindingId));
    }
}
