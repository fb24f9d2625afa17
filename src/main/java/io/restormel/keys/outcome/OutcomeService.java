package io.restormel.keys.outcome;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectDeleted;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports of calls: checks who reports, rates them and has them written durably. Thread-safe. */
@Service
class OutcomeService {

    private final OutcomeWriter writer;
    private final OutcomeRepository outcomes;
    private final PriceBook prices;
    private final ProjectService projects;
    private final CurrentCaller caller;
    private final Clock clock;

    OutcomeService(
            OutcomeWriter writer,
            OutcomeRepository outcomes,
            PriceBook prices,
            ProjectService projects,
            CurrentCaller caller,
            Clock clock) {
        this.writer = writer;
        this.outcomes = outcomes;
        this.prices = prices;
        this.projects = projects;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws ApplicationException when the caller may not report for the project */
    void requireReporter(UUID projectId) {
        // A Gateway Key is of one project, which is there as long as the key: no need to ask the database.
        caller.requireScope(KeyScope.USAGE);
        if (!(caller.require() instanceof Caller.GatewayKey key
                && key.projectId().equals(projectId))) {
            projects.require(projectId, Role.EDITOR);
        }
    }

    /**
     * Returns when they are durable. The caller has been checked.
     *
     * @return one fate for each, in their order
     */
    List<Fate> record(UUID projectId, List<Report> reports) {
        var receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = gatewayKeyId();
        return writer.write(reports.stream()
                .map(report -> new Outcome(
                        projectId,
                        key,
                        report,
                        prices.rate(report.model(), report.tokens(), report.occurredAt()),
                        receivedAt))
                .toList());
    }

    private @Nullable UUID gatewayKeyId() {
        return caller.require() instanceof Caller.GatewayKey key ? key.id() : null;
    }

    @EventListener
    @Transactional
    public void deleteWithProject(ProjectDeleted deleted) {
        outcomes.deleteProject(deleted.projectId());
    }
}
