package io.restormel.keys.onboarding;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.NewPolicy;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteSettings;
import io.restormel.keys.route.RouteVersionService;
import io.restormel.keys.usage.UsageService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An example to look at and to break: two routes over three providers, three policies, a week of made-up requests. */
@Service
public class SampleProject {

    private static final String MARK = "Sample: ";

    private final ProjectService projects;
    private final RouteService routes;
    private final RouteVersionService versions;
    private final PolicyService policies;
    private final BindingService bindings;
    private final UsageService usage;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SampleProject(
            ProjectService projects,
            RouteService routes,
            RouteVersionService versions,
            PolicyService policies,
            BindingService bindings,
            UsageService usage,
            ApplicationEventPublisher events,
            Clock clock) {
        this.projects = projects;
        this.routes = routes;
        this.versions = versions;
        this.policies = policies;
        this.bindings = bindings;
        this.usage = usage;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Project> find() {
        return projects.list().stream().filter(Project::sample).findFirst();
    }

    /** Needs the role admin. All of it or nothing. */
    @Transactional
    public Project create() {
        var project = projects.create("Sample project", true);
        audit("sample_project_created", project);
        var production = projects.environments(project.id()).stream()
                .filter(environment -> environment.id().equals(project.defaultEnvironmentId()))
                .findFirst()
                .orElseThrow();
        bind("no retired models", new PolicyRule.DeprecatedModelBlock(), project.id());
        bind(
                "approved providers",
                new PolicyRule.ProviderAllowlist(List.of("openai", "anthropic", "google")),
                project.id());
        bind("no premium models", new PolicyRule.ModelDenylist(List.of("*-pro")), project.id());
        var chat = route(
                project,
                production,
                "interactive",
                step(0, "openai", "gpt-5.5-pro", "Best answer"),
                step(1, "anthropic", "claude-sonnet-5-5", "Usual"),
                step(2, "google", "gemini-3.8-flash", "Fast fallback"));
        var batch = route(
                project,
                production,
                "summaries",
                step(0, "google", "gemini-3.8-flash", "Cheapest"),
                step(1, "openai", "gpt-5.4-mini", null));
        usage.recordSample(SampleUsage.lastWeek(project, production, List.of(chat, batch), clock.instant()));
        return project;
    }

    /** Removes the sample project with its policies, and nothing that serves anything else. */
    @Transactional
    public void remove() {
        find().ifPresent(project -> {
            audit("sample_project_removed", project);
            bindings.placements().forEach((policyId, placed) -> {
                if (policies.require(policyId).name().startsWith(MARK) && onlyIn(placed, project.id())) {
                    policies.delete(policyId, null);
                }
            });
            projects.delete(project.id(), null);
        });
    }

    /** Tells the many changes that follow from those that a person made one by one. */
    private void audit(String action, Project project) {
        events.publishEvent(
                AuditEntry.of(action, "project", project.id(), project.name()).in(project.id()));
    }

    private static boolean onlyIn(List<PlacedBinding> placed, UUID projectId) {
        return placed.stream().allMatch(each -> each.binding().targetId().equals(projectId));
    }

    private void bind(String name, PolicyRule rule, UUID projectId) {
        var policy = policies.create(new NewPolicy(MARK + name, rule, "sample"));
        bindings.bind(policy.id(), TargetType.PROJECT, projectId);
    }

    private RouteDetail route(Project project, Environment environment, String name, StepConfig... steps) {
        var draft = RouteContent.EMPTY.withSteps(List.of(steps));
        var created = routes.create(
                project.id(),
                new NewRoute(environment.id(), RouteSettings.named(name).via("sample"), draft, false));
        return versions.publish(project.id(), created.route().id(), null, "First version");
    }

    private static StepConfig step(int index, String provider, String model, @Nullable String label) {
        return StepConfig.plain(UUID.randomUUID().toString(), index, provider, model, label, 12_000);
    }
}
