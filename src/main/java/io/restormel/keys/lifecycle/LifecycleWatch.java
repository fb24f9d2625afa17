package io.restormel.keys.lifecycle;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.platform.AfterRelease;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.RecurringJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every half minute whether a model that a project uses has come nearer to its end, and tells it once: in the
 * audit log, and so to webhooks. When one has retired, the project is loaded anew, so that replacements take over.
 *
 * <p>All projects are read when this server starts, and when the day or the catalogue is another one. Between that, only
 * those that were changed here: what other servers change they look at themselves.
 */
@Component
class LifecycleWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LifecycleWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final EndingModels models;
    private final CatalogService catalogs;
    private final LifecycleReader reader;
    private final NoticeRepository notices;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Occasion lastOfAll;
    private final RecurringJobs jobs = new RecurringJobs(
            "model-lifecycle", 1, e -> log.warn("The ends of models were not looked at; the next round does", e));

    LifecycleWatch(
            EndingModels models,
            CatalogService catalogs,
            LifecycleReader reader,
            NoticeRepository notices,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.models = models;
        this.catalogs = catalogs;
        this.reader = reader;
        this.notices = notices;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What the ends of models depend on besides projects. */
    private record Occasion(LocalDate today, String catalog) {}

    /** Noted when it is live, since that is what is looked at. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changed(AuditEntry entry) {
        var project = entry.projectId();
        if (project != null) {
            AfterRelease.run(() -> changed.add(project));
        }
    }

    @Override
    public void start() {
        lastOfAll = null;
        jobs.start();
        jobs.once(this::look);
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

    synchronized void look() {
        var occasion = new Occasion(catalogs.today(), catalogs.current().version());
        boolean all = !occasion.equals(lastOfAll);
        var some = Set.copyOf(changed);
        if (!all && some.isEmpty()) {
            return;
        }
        changed.removeAll(some);
        try {
            look(reader.workspaces(all ? null : some));
        } catch (RuntimeException e) {
            changed.addAll(some);
            throw e;
        }
        lastOfAll = occasion;
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
