package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import io.restormel.keys.platform.AfterRelease;
import io.restormel.keys.platform.AuditEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells open windows what others change: shortly after a commit of this node, within a second or so after one of another.
 * One thread asks the journal, with one statement for all windows, and shows the changes window by window: however many
 * are open, one connection is enough. What changes within a second is told at once.
 */
@Component
class LiveChanges implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveChanges.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** What serves requests is compiled anew after a commit; pages show that too. */
    private static final Duration SETTLE = Duration.ofMillis(150);

    private final ObjectProvider<ChangeJournal> journals;
    private final Set<LivePage> pages = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> told = new ConcurrentHashMap<>();
    private final Semaphore committed = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    LiveChanges(ObjectProvider<ChangeJournal> journals) {
        this.journals = journals;
    }

    /** Follows changes for this window until it is closed. Null for a visitor, who is told nothing. */
    @Nullable
    LivePage open(UI ui) {
        var journal = journals.getIfAvailable();
        var workspace = journal == null ? null : journal.workspace().orElse(null);
        if (journal == null || workspace == null) {
            return null;
        }
        var page = new LivePage(ui, workspace, journal);
        pages.add(page);
        ui.addDetachListener(_ -> pages.remove(page));
        told.computeIfAbsent(workspace, fresh -> end(journal, fresh));
        return page;
    }

    private static long end(ChangeJournal journal, UUID workspace) {
        return journal.ends(Set.of(workspace)).getOrDefault(workspace, 0L);
    }

    /** All that are open. */
    Set<LivePage> pages() {
        return Set.copyOf(pages);
    }

    /** How many windows are told. */
    int windows() {
        return pages.size();
    }

    @EventListener
    void changed(AuditEntry entry) {
        LivePage.current().ifPresent(page -> remember(page.own(), entry));
        AfterRelease.run(committed::release);
    }

    /** Before the commit, since right after it the change may be told. */
    private static void remember(OwnChanges own, AuditEntry entry) {
        own.add(entry);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_ROLLED_BACK) {
                        own.remove(entry);
                    }
                }
            });
        }
    }

    private void loop() {
        while (running) {
            try {
                boolean here = committed.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (here && !pages.isEmpty()) {
                    Thread.sleep(SETTLE);
                }
                committed.drainPermits();
                if (running && tellAll()) {
                    Thread.sleep(POLL);
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                // The database may be away; whatever was changed meanwhile is told once it is back.
                log.warn("What others changed could not be told; the next round tries again", e);
            }
        }
    }

    /** True when there was something to tell. */
    private boolean tellAll() {
        var watched = pages.stream().map(LivePage::workspace).collect(Collectors.toSet());
        told.keySet().retainAll(watched);
        var journal = journals.getIfAvailable();
        if (watched.isEmpty() || journal == null) {
            return false;
        }
        var ends = journal.ends(watched);
        boolean any = false;
        for (var workspace : watched) {
            long end = ends.getOrDefault(workspace, 0L);
            long from = told.computeIfAbsent(workspace, _ -> end);
            List<LiveChange> news = end > from ? journal.after(workspace, from) : List.of();
            told.put(workspace, from + news.size());
            pages.removeIf(page -> page.workspace().equals(workspace) && !page.offer(news));
            any |= !news.isEmpty();
        }
        return any;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("live-changes").start(this::loop);
    }

    /** Returns when the thread has ended. It is not interrupted: H2 closes its file when a reading thread is. */
    @Override
    public void stop() {
        running = false;
        committed.release();
        var stopping = thread;
        try {
            if (stopping != null) {
                stopping.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
