package io.restormel.keys.engine;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the first attempts on the routes of one environment are answered, where no request can change it. In a large
 * project every look-up misses the processor's caches, and what counts is how many of the misses wait for each other. Here
 * none does: the id is compared where it lies in the table, and neither a route nor its answer is opened. Immutable.
 */
final class SettledAnswers {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** Two a slot: high and low bits of the id. */
    private final long[] ids;
    /** Null where the slot is free. At least a fifth of them are, so that a search soon ends. */
    private final @Nullable Serving[] servings;

    private final int shift;
    /** When the first date of the catalogue comes that changes one of them, in epoch milliseconds. */
    private final long untilMillis;

    SettledAnswers(List<CompiledRoute> listed) {
        int slots = Math.max(2, Integer.highestOneBit(listed.size() * 5 / 4) * 2);
        this.ids = new long[2 * slots];
        this.servings = new Serving[slots];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        long until = Long.MAX_VALUE;
        for (CompiledRoute route : listed) {
            UUID id = RouteIndex.uuid(route.id());
            if (id != null && isSettled(route)) {
                add(id, route.settled());
                until = Math.min(until, route.settledUntilMillis());
            }
        }
        this.untilMillis = until;
    }

    private static boolean isSettled(CompiledRoute route) {
        return route.settled() != null
                && !route.isLimited()
                && route.settledUntilMillis() != Long.MIN_VALUE
                && route.availability() == CompiledRoute.Availability.SELECTABLE;
    }

    private void add(UUID id, @Nullable Serving serving) {
        int slot = slotOf(id);
        ids[2 * slot] = id.getMostSignificantBits();
        ids[2 * slot + 1] = id.getLeastSignificantBits();
        servings[slot] = serving;
    }

    /** Null when the route has to be walked for this request, or there is none with this id. */
    @Nullable
    Resolution find(Snapshot snapshot, String routeId, ResolveRequest request, long nowMillis) {
        UUID id = request.attemptNumber() == 0 && !request.attributes().isDemanding() ? RouteIndex.uuid(routeId) : null;
        Serving serving = id == null ? null : servings[slotOf(id)];
        return serving == null
                        || nowMillis >= untilMillis
                                && nowMillis >= serving.route().settledUntilMillis()
                ? null
                : new Resolution.Resolved(
                        snapshot,
                        serving,
                        request,
                        EndUserFacts.NONE,
                        HealthView.ALL_WELL,
                        LimitLedger.NONE,
                        nowMillis);
    }

    /** Where the id is, or the free slot where it would be. */
    private int slotOf(UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        int slot = (int) ((high ^ Long.rotateLeft(low, 32)) * GOLDEN >>> shift);
        while (servings[slot] != null && (ids[2 * slot] != high || ids[2 * slot + 1] != low)) {
            slot = slot + 1 & servings.length - 1;
        }
        return slot;
    }
}
