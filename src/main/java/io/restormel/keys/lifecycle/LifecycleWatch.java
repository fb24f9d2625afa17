package io.restormel.keys.lifecycle;

import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.RecurringJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every half minute whether a model that a project uses has come nearer to its end, and tells it once: in the
 * audit log, and so to webhooks. When one has retired, the project is loaded anew, so that replacements take over.
 */
@Component
class LifecycleWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LifecycleWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final EndingModels models;
    private final LifecycleReader reader;
    private final NoticeRepository notices;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RecurringJobs jobs = new RecurringJobs(
            "model-lifecycle", 1, e -> log.warn("The ends of models were not looked at; the next round does", e));

    LifecycleWatch(
            EndingModels models,
            LifecycleReader reader,
            NoticeRepository notices,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.models = models;
        this.reader = reader;
        this.notices = notices;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void start() {
        jobs.start();
        jobs.every(EVERY, this::look);
    }

    @Override
    public void stop() {
        jobs.stop();
    }

    @Override
    public boolean isRunning() {
        return jobs.isRunning();
    }

    void look() {
        look(reader.workspaces());
    }

    /** @param workspaces of the projects to look at */
    void look(Map<UUID, UUID> workspaces) {
        models.of(workspaces.keySet()).forEach((project, ending) -> {
            for (var model : ending) {
                if (!notices.isNoted(project, model.model().id(), model.stage(), date(model))) {
                    transaction.executeWithoutResult(
                            _ -> tell(project, Objects.requireNonNull(workspaces.get(project)), model));
                }
            }
        });
    }

    private static LocalDate date(EndingModel model) {
        return model.stage().date(model.model());
    }

    private void tell(UUID projectId, UUID workspaceId, EndingModel ending) {
        var model = ending.model();
        if (!notices.note(projectId, model.id(), ending.stage(), date(ending), clock.instant())) {
            return;
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("modelId", model.id());
        facts.put("stage", ending.stage().wire());
        if (model.deprecationDate() != null) {
            facts.put("deprecationDate", model.deprecationDate().toString());
        }
        if (model.retirementDate() != null) {
            facts.put("retirementDate", model.retirementDate().toString());
        }
        if (model.replacementModelId() != null) {
            facts.put("replacementModelId", model.replacementModelId());
        }
        facts.put(
                "routes",
                ending.uses().stream()
                        .map(Use::routeName)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList());
        events.publishEvent(AuditEntry.of(ending.stage().action(), "model", model.id(), model.canonicalName())
                .in(projectId)
                .by(AuditEntry.Actor.system(workspaceId))
                .changed(null, facts));
        if (ending.stage() == Stage.RETIRED && ending.uses().stream().anyMatch(Use::replaces)) {
            events.publishEvent(new ConfigChanged(projectId));
        }
    }
}
