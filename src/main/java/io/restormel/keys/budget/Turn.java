package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One turn of a count as this node knows it: what it has leased and not given away, in units of the measure. Thread-safe.
 */
final class Turn {

    private final Count count;
    private final UUID nodeId;
    private final AtomicLong available = new AtomicLong();
    private final AtomicBoolean refilling = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long lookedMillis;
    private volatile boolean known;
    private volatile long usedMillis;
    private volatile long lowWater;
    private volatile long refusedUntilMillis;
    private volatile Standing seen = Standing.NOTHING;

    /** @param nodeId under which its leases are known */
    Turn(Count count, UUID nodeId, long nowMillis) {
        this.count = count;
        this.nodeId = nodeId;
        this.usedMillis = nowMillis;
    }

    Count count() {
        return count;
    }

    UUID nodeId() {
        return nodeId;
    }

    CompiledLimit limit() {
        return count.limit();
    }

    boolean isCurrent(CompiledLimit asked, UUID ofNode, long nowMillis) {
        return count.window().contains(nowMillis)
                && nodeId.equals(ofNode)
                && (count.limit() == asked || count.limit().rule().equals(asked.rule()));
    }

    /** Whether there was enough; then it is taken. */
    boolean take(long amount, long nowMillis) {
        for (long left = available.get(); left >= amount; left = available.get()) {
            if (available.compareAndSet(left, left - amount)) {
                if (nowMillis > usedMillis) {
                    usedMillis = nowMillis;
                }
                return true;
            }
        }
        return false;
    }

    void add(long amount) {
        available.addAndGet(amount);
    }

    /** What was leased and not given away, which nobody here has any more. */
    long drain() {
        return available.getAndSet(0);
    }

    long available() {
        return available.get();
    }

    long usedMillis() {
        return usedMillis;
    }

    /** Whether the caller should see to a new lease before this one is used up; true to one caller only. */
    boolean wantsRefill(long nowMillis) {
        return available.get() < lowWater
                && nowMillis >= refusedUntilMillis
                && !refilling.get()
                && refilling.compareAndSet(false, true);
    }

    /** @param standing with this lease */
    void leased(long amount, Standing standing) {
        seen(standing);
        lowWater = amount / 2;
        available.addAndGet(amount);
        refilling.set(false);
    }

    void refused(Standing standing, long untilMillis) {
        seen(standing);
        refusedUntilMillis = untilMillis;
        refilling.set(false);
    }

    void refillFailed() {
        refilling.set(false);
    }

    /** Whether there was too little a moment ago, so that the database need not be asked again. */
    boolean isRefused(long nowMillis) {
        return nowMillis < refusedUntilMillis;
    }

    void seen(Standing standing) {
        seen = standing;
        known = true;
    }

    /** Whether the database was ever asked. */
    boolean isKnown() {
        return known;
    }

    /** Whether the caller should ask the database again; true to one caller in that time. */
    boolean wantsLook(long nowMillis, long everyMillis) {
        if (nowMillis - lookedMillis < everyMillis || !looking.compareAndSet(false, true)) {
            return false;
        }
        lookedMillis = nowMillis;
        return true;
    }

    void looked() {
        looking.set(false);
    }

    /** As it was when the database was last asked. */
    Standing seen() {
        return seen;
    }
}
