package io.restormel.keys.usage;

import io.restormel.keys.outcome.Decided;
import io.restormel.keys.outcome.DecisionSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What calls need of the decisions they followed: those that this node recorded lately from memory, others from the
 * database. Thread-safe.
 */
@Component
class RecordedDecisions implements DecisionSource {

    /** Of each of two generations: the older one is let go when the younger one is full. */
    private static final int GENERATION = 50_000;

    private final UsageReader reader;
    private volatile Map<UUID, Known> young = new ConcurrentHashMap<>();
    private volatile Map<UUID, Known> old = Map.of();

    RecordedDecisions(UsageReader reader) {
        this.reader = reader;
    }

    /** Events that have been written. Called by one thread at a time, mostly. */
    void written(Collection<StoredEvent> events) {
        for (var stored : events) {
            var event = stored.event();
            young.put(
                    event.id(), new Known(event.projectId(), new Decided(event.routeId(), event.fallbackCount() > 0)));
        }
        if (young.size() >= GENERATION) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    @Override
    public Map<UUID, Known> known(Collection<UUID> decisionIds) {
        var found = new HashMap<UUID, Known>();
        var missing = new ArrayList<UUID>();
        var newer = young;
        var older = old;
        for (var id : decisionIds) {
            var known = newer.get(id);
            if (known == null) {
                known = older.get(id);
            }
            if (known == null) {
                missing.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(reader.decisions(missing));
        }
        return found;
    }
}
