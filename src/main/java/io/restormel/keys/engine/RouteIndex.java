package io.restormel.keys.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Routes by id. In a large project every look-up misses the processor's caches, and what counts is how many of the
 * misses wait for each other: a hash map follows its table, an entry, the key and the key's characters; this compares
 * the sixteen bytes of a UUID where they lie in the table. Immutable.
 */
final class RouteIndex {

    private static final int UUID_LENGTH = 36;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** Two a slot: high and low bits of the id. */
    private final long[] ids;
    /** Null where the slot is free. At least half of them are, so that a search soon ends. */
    private final @Nullable CompiledRoute[] routes;

    private final int shift;
    /** Those whose id is not a UUID in its usual form. */
    private final Map<String, CompiledRoute> others = new HashMap<>();

    /** Of two routes with one id, the first listed is found. */
    RouteIndex(List<CompiledRoute> listed) {
        int slots = Integer.highestOneBit(Math.max(listed.size(), 1)) * 4;
        this.ids = new long[2 * slots];
        this.routes = new CompiledRoute[slots];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        listed.forEach(this::add);
    }

    private void add(CompiledRoute route) {
        UUID id = uuid(route.id());
        if (id == null) {
            others.putIfAbsent(route.id(), route);
            return;
        }
        int slot = slotOf(id);
        if (routes[slot] == null) {
            ids[2 * slot] = id.getMostSignificantBits();
            ids[2 * slot + 1] = id.getLeastSignificantBits();
            routes[slot] = route;
        }
    }

    @Nullable
    CompiledRoute find(String reference) {
        UUID id = uuid(reference);
        return id == null ? others.get(reference) : routes[slotOf(id)];
    }

    /** Where the id is, or the free slot where it would be. */
    private int slotOf(UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        int slot = (int) ((high ^ Long.rotateLeft(low, 32)) * GOLDEN >>> shift);
        while (routes[slot] != null && (ids[2 * slot] != high || ids[2 * slot + 1] != low)) {
            slot = slot + 1 & routes.length - 1;
        }
        return slot;
    }

    private static @Nullable UUID uuid(String text) {
        if (text.length() != UUID_LENGTH || text.charAt(8) != '-') {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
