package io.restormel.keys.project;

import io.restormel.keys.engine.EnvironmentConfig;
import io.restormel.keys.snapshot.ProjectFrame;
import io.restormel.keys.snapshot.ProjectSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands projects and environments to the snapshot. */
@Component
class ProjectFrameReader implements ProjectSource {

    private final ProjectRepository projects;
    private final EnvironmentRepository environments;

    ProjectFrameReader(ProjectRepository projects, EnvironmentRepository environments) {
        this.projects = projects;
        this.environments = environments;
    }

    @Override
    public List<ProjectFrame> projects() {
        var byProject = environments.listAll();
        return projects.listAll().stream()
                .map(project -> frame(project, byProject.getOrDefault(project.id(), List.of())))
                .toList();
    }

    @Override
    public Optional<ProjectFrame> project(UUID projectId) {
        return projects.find(projectId).map(project -> frame(project, environments.list(projectId)));
    }

    private static ProjectFrame frame(Project project, List<Environment> environments) {
        return new ProjectFrame(
                project.workspaceId(),
                project.id(),
                project.defaultEnvironmentId(),
                environments.stream()
                        .map(environment -> new EnvironmentConfig(
                                environment.id().toString(),
                                environment.slug(),
                                environment.name(),
                                environment.type()))
                        .toList());
    }
}
