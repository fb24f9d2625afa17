package io.restormel.keys.insight;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The workspace at a glance, in the form that {@code <rk-healthcheck-summary>} shows. */
@RestController
@RequestMapping({"/keys/dashboard/api/embed", "/keys/v1/embed"})
class HealthReportController {

    /** As checkout calls it: there is nothing here to verify. */
    private static final String HELD_BY_HOST = "held_by_host";

    private final CurrentCaller callers;
    private final ProjectService projects;
    private final CredentialService credentials;
    private final PolicyService policies;
    private final CatalogService catalog;
    private final Clock clock;

    HealthReportController(
            CurrentCaller callers,
            ProjectService projects,
            CredentialService credentials,
            PolicyService policies,
            CatalogService catalog,
            Clock clock) {
        this.callers = callers;
        this.projects = projects;
        this.credentials = credentials;
        this.policies = policies;
        this.catalog = catalog;
        this.clock = clock;
    }

    record ProjectJson(UUID id, String name) {
        static ProjectJson of(Project project) {
            return new ProjectJson(project.id(), project.name());
        }
    }

    /** @param status what the last verification said, or that the host holds the key */
    record IntegrationJson(
            UUID id, String providerType, @Nullable String displayName, String status, boolean usable) {

        static IntegrationJson of(Credential credential) {
            var state = credential.verification().state();
            return new IntegrationJson(
                    credential.id(),
                    Providers.wire(credential.providerType()),
                    credential.label(),
                    state == null ? HELD_BY_HOST : state.wire(),
                    credential.usable());
        }
    }

    record PoliciesJson(int total) {}

    /** @param latestSourceVerifiedAt epoch milliseconds of the catalogue in force */
    record ModelsJson(int total, long latestSourceVerifiedAt) {}

    record ReportJson(
            UUID workspaceId,
            long generatedAt,
            List<ProjectJson> projects,
            List<IntegrationJson> integrations,
            PoliciesJson policies,
            ModelsJson models) {}

    @GetMapping("/healthcheck")
    ReportJson report() {
        var caller = callers.requireInWorkspace(Role.VIEWER);
        var facts = catalog.current();
        return new ReportJson(
                caller.workspaceId(),
                clock.millis(),
                projects.list().stream().map(ProjectJson::of).toList(),
                credentials.list().stream().map(IntegrationJson::of).toList(),
                new PoliciesJson(policies.list().size()),
                new ModelsJson(facts.models().size(), facts.generatedAt().toEpochMilli()));
    }
}
