package io.restormel.keys.usage;

import io.restormel.keys.project.ProjectDeleted;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Usage that does not come from requests, and the end of usage. Callers have checked permission. Thread-safe. */
@Service
public class UsageService {

    private final UsageWriter writer;
    private final UsageRepository events;

    UsageService(UsageWriter writer, UsageRepository events) {
        this.writer = writer;
        this.events = events;
    }

    /** Writes made-up events before it returns; they must be marked as {@code sample}. Joins a running transaction. */
    public void recordSample(List<UsageEvent> sample) {
        if (!sample.stream().allMatch(UsageEvent::sample)) {
            throw new IllegalArgumentException("Only events marked as sample are written here");
        }
        var rows = sample.stream().map(StoredEvent::of).toList();
        writer.write(rows);
    }

    /** Removes the made-up events of a project from events and totals; those of real requests stay. */
    @Transactional
    public void removeSample(UUID projectId) {
        events.removeSample(projectId);
    }

    @Transactional
    public void deleteProjectUsage(UUID projectId) {
        events.deleteProject(projectId);
    }

    @EventListener
    void deleteWithProject(ProjectDeleted deleted) {
        deleteProjectUsage(deleted.projectId());
    }
}
