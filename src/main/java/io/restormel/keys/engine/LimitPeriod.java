package io.restormel.keys.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Over which time a limit counts.
 *
 * @param length how far back a rolling period reaches, from a minute to 90 days; null for all others
 */
public record LimitPeriod(Unit unit, @Nullable Duration length) {

    /** Kinds of periods. Those of the calendar begin at its turns, in the limit's time zone. */
    public enum Unit {
        MINUTE,
        HOUR,
        DAY,
        /** From Monday. */
        WEEK,
        MONTH,
        /** One that never ends. */
        LIFETIME,
        /** The time just passed. */
        ROLLING
    }

    public static final LimitPeriod MINUTE = new LimitPeriod(Unit.MINUTE, null);
    public static final LimitPeriod MONTH = new LimitPeriod(Unit.MONTH, null);

    private static final String ROLLING_PREFIX = "rolling:";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int BUCKETS = 60;

    public static LimitPeriod rolling(Duration length) {
        return new LimitPeriod(Unit.ROLLING, length);
    }

    /** Its spelling in JSON, such as {@code month} or {@code rolling:PT1H}. */
    public String wire() {
        return length == null ? unit.name().toLowerCase(Locale.ROOT) : ROLLING_PREFIX + length;
    }

    /** The period spelled so; null when there is none. */
    public static @Nullable LimitPeriod ofWire(String wire) {
        if (wire.startsWith(ROLLING_PREFIX)) {
            try {
                var length = Duration.parse(wire.substring(ROLLING_PREFIX.length()));
                return length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0 ? null : rolling(length);
            } catch (DateTimeException _) {
                return null;
            }
        }
        for (Unit unit : Unit.values()) {
            if (unit != Unit.ROLLING && unit.name().toLowerCase(Locale.ROOT).equals(wire)) {
                return new LimitPeriod(unit, null);
            }
        }
        return null;
    }

    public boolean isRolling() {
        return length != null;
    }

    /**
     * How finely a rolling period forgets: what was used is counted for its length, and at most this much longer. A
     * sixtieth, in milliseconds.
     */
    public long bucketMillis() {
        return length == null ? 0 : length.toMillis() / BUCKETS;
    }
}
