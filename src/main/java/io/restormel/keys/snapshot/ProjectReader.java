package io.restormel.keys.snapshot;

import io.restormel.keys.access.KeySource;
import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.ProviderKeys;
import io.restormel.keys.snapshot.ConfigChangeRepository.Change;
import io.restormel.keys.snapshot.EndUserIndex.EndUserChanges;
import io.restormel.keys.snapshot.EndUserIndex.EndUserRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads whole projects, all of one moment: one transaction that sees nothing of later commits. */
@Component
class ProjectReader {

    private final ConfigChangeRepository changes;
    private final ProjectSource projects;
    private final RouteSource routes;
    private final PolicySource policies;
    private final CredentialSource credentials;
    private final EndUserSource endUsers;
    private final List<KeySource> keys;
    private final TransactionTemplate oneMoment;

    ProjectReader(
            ConfigChangeRepository changes,
            ProjectSource projects,
            RouteSource routes,
            PolicySource policies,
            CredentialSource credentials,
            EndUserSource endUsers,
            List<KeySource> keys,
            PlatformTransactionManager transactions) {
        this.changes = changes;
        this.projects = projects;
        this.routes = routes;
        this.policies = policies;
        this.credentials = credentials;
        this.endUsers = endUsers;
        this.keys = keys;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What was read.
     *
     * @param complete whether {@code projects} holds every project there is, rather than the changed ones
     * @param gone changed projects that no longer exist
     * @param keys null when they were not read, since no configuration changed
     */
    record Reading(
            long version,
            boolean complete,
            List<ProjectConfig> projects,
            Set<UUID> gone,
            @Nullable List<KeySource.Entry> keys,
            EndUserChanges endUsers) {

        private Reading with(EndUserChanges changes) {
            return new Reading(version, complete, projects, gone, keys, changes);
        }
    }

    Reading readAll() {
        return read(() -> reading(null).with(everybody()));
    }

    /** One project as the caller's transaction sees it. */
    Optional<ProjectConfig> readOne(UUID projectId) {
        return read(() -> reading(Set.of(projectId))).projects().stream().findFirst();
    }

    /** What changed after a version; empty when nothing did. */
    Optional<Reading> readChangesAfter(long version) {
        return Optional.ofNullable(inOneMoment(() -> {
            long current = changes.current();
            if (current == version) {
                return null;
            }
            var changed = changes.changedAfter(version);
            // A gap means that entries were forgotten since.
            if (changed.size() != current - version) {
                return reading(null).with(everybody());
            }
            var configured =
                    changed.stream().filter(change -> !change.ofEndUsers()).toList();
            return configuration(current, configured)
                    .with(changesOf(changed.stream().filter(Change::ofEndUsers).toList()));
        }));
    }

    private Reading configuration(long current, List<Change> changed) {
        if (changed.isEmpty()) {
            return new Reading(current, false, List.of(), Set.of(), null, EndUserChanges.NONE);
        }
        // A project that is not named concerns all.
        return changed.stream().anyMatch(change -> change.projectId() == null)
                ? reading(null)
                : reading(changed.stream()
                        .map(Change::projectId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    private EndUserChanges everybody() {
        return new EndUserChanges(true, endUsers.all(), Map.of());
    }

    private EndUserChanges changesOf(List<Change> changed) {
        Map<UUID, Map<String, EndUserFacts>> whole = new HashMap<>();
        Map<EndUserRef, EndUserFacts> single = new HashMap<>();
        for (var change : changed) {
            var project = change.projectId();
            if (project != null && change.endUserId() == null) {
                whole.computeIfAbsent(project, endUsers::of);
            }
        }
        for (var change : changed) {
            var project = change.projectId();
            if (project != null && change.endUserId() != null && !whole.containsKey(project)) {
                single.computeIfAbsent(
                        new EndUserRef(project, change.endUserId()),
                        user -> endUsers.of(user.projectId(), user.endUserId()));
            }
        }
        return new EndUserChanges(false, whole, single);
    }

    private Reading read(Supplier<Reading> work) {
        var reading = inOneMoment(work);
        if (reading == null) {
            throw new IllegalStateException("Nothing was read");
        }
        return reading;
    }

    private @Nullable Reading inOneMoment(Supplier<? extends @Nullable Reading> work) {
        return oneMoment.execute(_ -> work.get());
    }

    private Reading reading(@Nullable Set<UUID> only) {
        // First of all: what is read later may be newer than this number, and is then read again, but never older.
        long version = changes.current();
        var frames = only == null
                ? projects.projects()
                : only.stream().map(projects::project).flatMap(Optional::stream).toList();
        var ids = frames.stream().map(ProjectFrame::projectId).collect(Collectors.toSet());
        var routesByProject = routes.liveRoutes(ids);
        Map<UUID, PolicySource.Policies> policiesByWorkspace = new HashMap<>();
        Map<UUID, Map<UUID, ProviderKeys>> keysByWorkspace = new HashMap<>();
        var configs = frames.stream()
                .map(frame -> {
                    var workspace = policiesByWorkspace.computeIfAbsent(frame.workspaceId(), policies::policiesOf);
                    var providerKeys = keysByWorkspace
                            .computeIfAbsent(frame.workspaceId(), each -> credentials.keysOf(each, ids))
                            .getOrDefault(frame.projectId(), ProviderKeys.NONE);
                    return new ProjectConfig(
                            frame.workspaceId().toString(),
                            frame.projectId().toString(),
                            Optional.ofNullable(frame.defaultEnvironmentId())
                                    .map(UUID::toString)
                                    .orElse(null),
                            frame.environments(),
                            routesByProject.getOrDefault(frame.projectId(), List.of()),
                            workspace.policies(),
                            workspace.bindings(),
                            providerKeys);
                })
                .toList();
        var gone = only == null
                ? Set.<UUID>of()
                : only.stream().filter(id -> !ids.contains(id)).collect(Collectors.toSet());
        var entries =
                keys.stream().map(KeySource::keys).flatMap(Collection::stream).toList();
        return new Reading(version, only == null, configs, gone, entries, EndUserChanges.NONE);
    }
}
