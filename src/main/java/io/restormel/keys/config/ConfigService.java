package io.restormel.keys.config;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.config.ConfigFile.RouteEntry;
import io.restormel.keys.config.ConfigFile.RouteKey;
import io.restormel.keys.config.ConfigState.RouteState;
import io.restormel.keys.health.HealthSettingsBody;
import io.restormel.keys.health.HealthSettingsService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.RouteService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a project out as a file, and makes it as a file says. Viewers read, editors apply; what a file changes of
 * policies and credentials needs what those need. Thread-safe.
 */
@Service
class ConfigService {

    private final ConfigStates states;
    private final EnvironmentApplier environmentApplier;
    private final HealthSettingsService healthSettings;
    private final RouteApplier routeApplier;
    private final PolicyApplier policyApplier;
    private final ModelApplier modelApplier;
    private final CredentialApplier credentialApplier;
    private final ProjectService projects;
    private final RouteService routes;
    private final CurrentCaller caller;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ConfigService(
            ConfigStates states,
            EnvironmentApplier environmentApplier,
            HealthSettingsService healthSettings,
            RouteApplier routeApplier,
            PolicyApplier policyApplier,
            ModelApplier modelApplier,
            CredentialApplier credentialApplier,
            ProjectService projects,
            RouteService routes,
            CurrentCaller caller,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.states = states;
        this.environmentApplier = environmentApplier;
        this.healthSettings = healthSettings;
        this.routeApplier = routeApplier;
        this.policyApplier = policyApplier;
        this.modelApplier = modelApplier;
        this.credentialApplier = credentialApplier;
        this.projects = projects;
        this.routes = routes;
        this.caller = caller;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ConfigFile export(UUID projectId) {
        return states.of(projectId).file();
    }

    /** Asked before a file is looked at. */
    void requireEditor(UUID projectId) {
        projects.require(projectId, Role.EDITOR);
    }

    /**
     * Makes the project as the file says, in one transaction: all of it or nothing.
     *
     * @param dryRun does all of it and takes it back, so that the plan is what would happen, complaints included
     * @param confirmed whether an environment may be deleted with its Gateway Keys
     * @param precondition told the project as it is, when nobody else can change it; may refuse
     */
    ConfigPlan apply(
            UUID projectId, ConfigFile file, boolean dryRun, boolean confirmed, Consumer<ConfigFile> precondition) {
        return transaction.execute(status -> {
            var project = projects.requireLocked(projectId);
            caller.requireWholeProject("apply a whole project's file");
            var plan = new ConfigPlan();
            var before = states.of(projectId);
            precondition.accept(before.file());
            new Run(projectId, file, before, confirmed || dryRun, plan).all();
            if (dryRun) {
                status.setRollbackOnly();
            } else if (!plan.changes().isEmpty()) {
                events.publishEvent(AuditEntry.of("config_applied", "project", projectId, project.name())
                        .in(projectId)
                        .changed(null, Map.of("changes", plan.changes().size())));
            }
            return plan;
        });
    }

    /** One application of one file. */
    private final class Run {

        private final UUID projectId;
        private final ConfigFile file;
        private final ConfigState before;
        private final boolean confirmed;
        private final ConfigPlan plan;
        private final Map<RouteKey, RouteApplier.Applied> applied = new HashMap<>();
        private List<Environment> environments;

        Run(UUID projectId, ConfigFile file, ConfigState before, boolean confirmed, ConfigPlan plan) {
            this.projectId = projectId;
            this.file = file;
            this.before = before;
            this.confirmed = confirmed;
            this.plan = plan;
            this.environments = before.environments();
        }

        void all() {
            if (file.environments() != null) {
                environments = environmentApplier.keep(projectId, file.environments(), before, plan);
            }
            health();
            routes();
            if (file.policies() != null) {
                policyApplier.apply(
                        file.policies(),
                        before,
                        new PlaceTargets(projectId, before, environments, this::stays, applied)::of,
                        plan);
            }
            if (file.models() != null) {
                modelApplier.apply(projectId, file.models(), before.models(), plan);
            }
            if (file.credentials() != null && before.credentials() == null) {
                throw new ApplicationException.Unauthorized("Credentials need a sign-in or a management key");
            }
            if (file.credentials() != null && before.credentials() != null) {
                credentialApplier.apply(projectId, file.credentials(), before.credentials(), environments, plan);
            }
            if (file.environments() != null) {
                environmentApplier.delete(projectId, file.environments(), before, confirmed, plan);
            }
        }

        private void health() {
            var wanted = file.health();
            if (wanted != null && !wanted.equals(before.health())) {
                healthSettings.change(projectId, _ -> wanted);
                plan.add("update", "health", "settings", HealthSettingsBody.changes(before.health(), wanted));
            }
        }

        private void routes() {
            Map<RouteKey, RouteState> existing = new LinkedHashMap<>();
            before.routes().forEach(route -> existing.put(route.key(), route));
            Map<RouteKey, RouteEntry> wanted = wanted(existing);
            existing.forEach((key, route) -> {
                if (!wanted.containsKey(key)) {
                    ConfigService.this.routes.delete(
                            projectId, route.route().id(), route.route().revision());
                    plan.add("delete", "route", key);
                }
            });
            int index = 0;
            for (var each : wanted.entrySet()) {
                var key = each.getKey();
                var entry = each.getValue();
                applied.put(key, FieldPath.at("routes[" + index + "]", () -> {
                    var environment = EnvironmentApplier.require("environment", entry.environment(), environments);
                    return routeApplier.apply(projectId, environment.id(), key, entry, existing.get(key), plan);
                }));
                index++;
            }
        }

        /** Without a section of routes: those there are, but for those whose environment goes. */
        private Map<RouteKey, RouteEntry> wanted(Map<RouteKey, RouteState> existing) {
            Map<RouteKey, RouteEntry> wanted = new LinkedHashMap<>();
            if (file.routes() == null) {
                existing.forEach((key, route) -> {
                    if (stays(key.environment())) {
                        wanted.put(key, route.entry());
                    }
                });
                return wanted;
            }
            Map<RouteKey, Integer> seen = new HashMap<>();
            for (int i = 0; i < file.routes().size(); i++) {
                var entry = file.routes().get(i);
                if (!stays(entry.environment())) {
                    throw ApplicationException.invalid(
                            "routes[" + i + "].environment", "names no environment of the file");
                }
                int number = seen.merge(new RouteKey(entry.environment(), entry.name(), 0), 1, Integer::sum);
                wanted.put(new RouteKey(entry.environment(), entry.name(), number), entry);
            }
            return wanted;
        }

        private boolean stays(String slug) {
            return file.environments() == null
                    || file.environments().stream()
                            .anyMatch(entry -> entry.slug().equals(slug));
        }
    }
}
