package io.restormel.keys.usage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what others counted. The same rows again change nothing, and a day that was counted on since is brought up to
 * date; permission is the caller's matter, and so is that one connection has one import at a time. Thread-safe.
 */
@Service
public class UsageImport {

    private final ImportedUsageRepository imported;
    private final Clock clock;

    UsageImport(ImportedUsageRepository imported, Clock clock) {
        this.imported = imported;
        this.clock = clock;
    }

    /**
     * What became of the rows that have a key of their own.
     *
     * @param imported not there before
     * @param updated there with other figures
     */
    public record Counts(int imported, int updated, int unchanged) {}

    /** What is there of a connection, the newest day first; both days inclusive. */
    public List<ActivityRow> rows(UUID workspaceId, UUID integrationId, LocalDate first, LocalDate last) {
        return imported.ofIntegration(workspaceId, integrationId, first, last).values().stream()
                .sorted(Comparator.comparing(ActivityRow::day)
                        .reversed()
                        .thenComparing(ActivityRow::model)
                        .thenComparing(ActivityRow::providerName))
                .toList();
    }

    /** Rows of the same day, model and provider count together: OpenRouter tells a model's endpoints apart, we do not. */
    @Transactional
    public Counts store(UUID workspaceId, UUID integrationId, Collection<ActivityRow> rows) {
        Map<ActivityRow.Key, ActivityRow> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.merge(row.key(), row, ActivityRow::plus));
        if (sums.isEmpty()) {
            return new Counts(0, 0, 0);
        }
        var days = sums.keySet().stream()
                .map(ActivityRow.Key::day)
                .sorted(Comparator.<LocalDate>naturalOrder())
                .toList();
        var before = imported.ofIntegration(workspaceId, integrationId, days.getFirst(), days.getLast());
        List<ActivityRow> added = new ArrayList<>();
        List<ActivityRow> changed = new ArrayList<>();
        sums.forEach((key, row) -> {
            var known = before.get(key);
            if (known == null) {
                added.add(row);
            } else if (!known.equals(row)) {
                changed.add(row);
            }
        });
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        imported.insert(workspaceId, integrationId, added, now);
        imported.update(workspaceId, integrationId, changed, now);
        return new Counts(added.size(), changed.size(), sums.size() - added.size() - changed.size());
    }
}
