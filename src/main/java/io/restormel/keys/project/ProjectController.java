package io.restormel.keys.project;

import io.restormel.keys.access.Role;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.Revisions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Projects over HTTP. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects", "/keys/v1/projects"})
class ProjectController {

    private final ProjectService projects;

    ProjectController(ProjectService projects) {
        this.projects = projects;
    }

    @GetMapping
    Map<String, List<ProjectJson>> list() {
        return Map.of("data", projects.list().stream().map(ProjectJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, ProjectJson> create(@RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("name"));
        return data(projects.create(body.requiredText("name", Names.MAX_LENGTH), false));
    }

    @GetMapping("/{projectId}")
    Map<String, ProjectJson> read(@PathVariable UUID projectId) {
        return data(projects.require(projectId, Role.VIEWER));
    }

    @PatchMapping("/{projectId}")
    Map<String, ProjectJson> edit(@PathVariable UUID projectId, @RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("name", "defaultEnvironmentId", "revision"));
        var name = body.has("name") || !body.has("defaultEnvironmentId")
                ? body.requiredText("name", Names.MAX_LENGTH)
                : null;
        var change = new ProjectChange(name, body.uuid("defaultEnvironmentId"));
        return data(projects.edit(projectId, body.longInteger("revision", 1, Long.MAX_VALUE), change));
    }

    @DeleteMapping("/{projectId}")
    Map<String, Boolean> delete(
            @PathVariable UUID projectId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        projects.delete(projectId, Revisions.expected(ifMatch));
        return Map.of("ok", true);
    }

    private static Map<String, ProjectJson> data(Project project) {
        return Map.of("data", ProjectJson.of(project));
    }
}
