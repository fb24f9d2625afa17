package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a project's embeds may be shown. Looking needs a viewer, changing an admin. Thread-safe. */
@Service
public class AllowedOriginService {

    private static final int MAX = 50;

    private final AllowedOriginRepository origins;
    private final ProjectService projects;
    private final CurrentCaller callers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AllowedOriginService(
            AllowedOriginRepository origins,
            ProjectService projects,
            CurrentCaller callers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.origins = origins;
        this.projects = projects;
        this.callers = callers;
        this.events = events;
        this.clock = clock;
    }

    /** In alphabetical order; none until somebody lists them. */
    public List<String> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return origins.of(projectId);
    }

    /**
     * Puts these in the place of the present ones, as browsers spell them. Pages of origins that are left out are
     * refused within a second, also those of sessions that exist.
     *
     * @throws ApplicationException.Invalid naming the item, such as {@code origins[1]}
     */
    @Transactional
    public List<String> replace(UUID projectId, List<String> wanted) {
        return replace(projectId, wanted, _ -> {});
    }

    /** @param precondition told the present ones when nobody else can change them; may refuse */
    @Transactional
    List<String> replace(UUID projectId, List<String> wanted, Consumer<List<String>> precondition) {
        var project = projects.require(projectId, Role.ADMIN);
        projects.requireLocked(projectId);
        if (wanted.size() > MAX) {
            throw ApplicationException.invalid("origins", "must be at most " + MAX);
        }
        Set<String> checked = new LinkedHashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            checked.add(Origins.checked("origins[" + i + "]", wanted.get(i)));
        }
        var before = origins.of(projectId);
        precondition.accept(before);
        before.stream().filter(each -> !checked.contains(each)).forEach(each -> origins.remove(projectId, each));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        checked.stream().filter(each -> !before.contains(each)).forEach(each -> origins.add(projectId, each, now));
        var after = origins.of(projectId);
        events.publishEvent(new EmbedEvent.OriginsChanged(
                project.workspaceId(), projectId, callers.require().actorId(), before, after));
        return after;
    }
}
