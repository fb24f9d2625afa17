package io.restormel.keys.project;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A project's environments over HTTP. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/environments", "/keys/v1/projects/{projectId}/environments"})
class EnvironmentController {

    private static final int MAX_WORD = 60;

    private final ProjectService projects;
    private final EnvironmentService environments;

    EnvironmentController(ProjectService projects, EnvironmentService environments) {
        this.projects = projects;
        this.environments = environments;
    }

    @GetMapping
    Map<String, List<EnvironmentJson>> list(@PathVariable UUID projectId) {
        return Map.of(
                "data",
                projects.environments(projectId).stream()
                        .map(EnvironmentJson::of)
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, EnvironmentJson> create(@PathVariable UUID projectId, @RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("name", "type", "slug"));
        var name = body.requiredText("name", Names.MAX_LENGTH);
        var type = body.requiredText("type", MAX_WORD);
        return data(environments.create(projectId, name, type, body.text("slug", MAX_WORD)));
    }

    @PatchMapping("/{environmentId}")
    Map<String, EnvironmentJson> edit(
            @PathVariable UUID projectId, @PathVariable UUID environmentId, @RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("name", "type", "revision"));
        var change = new EnvironmentChange(
                body.has("name") ? body.requiredText("name", Names.MAX_LENGTH) : null,
                body.has("type") ? body.requiredText("type", MAX_WORD) : null);
        var revision = body.longInteger("revision", 1, Long.MAX_VALUE);
        return data(environments.edit(projectId, environmentId, revision, change));
    }

    /** @param confirm must be true when routes or keys would go with the environment */
    @DeleteMapping("/{environmentId}")
    Map<String, Boolean> delete(
            @PathVariable UUID projectId,
            @PathVariable UUID environmentId,
            @RequestParam(defaultValue = "false") boolean confirm,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        environments.delete(projectId, environmentId, Revisions.expected(ifMatch), confirm);
        return Map.of("ok", true);
    }

    private static Map<String, EnvironmentJson> data(Environment environment) {
        return Map.of("data", EnvironmentJson.of(environment));
    }
}
