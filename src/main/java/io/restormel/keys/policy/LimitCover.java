package io.restormel.keys.policy;

import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.LimitPeriod.Unit;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import java.util.Set;

/** Tells which limits say nothing because another one, that counts all the same calls, blocks before them. */
final class LimitCover {

    private LimitCover() {}

    /** Whether the inner limit cannot be reached where the outer one counts at least as much. */
    static boolean hides(UsageLimit outer, UsageLimit inner) {
        var most = outer.limit();
        var later = inner.limit();
        return most != null
                && later != null
                && outer.mode() == LimitMode.ENFORCE
                // Requests and rates count the same, in periods that are usual for each.
                && outer.measure().words().equals(inner.measure().words())
                && most.compareTo(later) < 0
                && spans(outer, inner);
    }

    /** Whether each turn of the inner one lies within one turn of the outer one. */
    private static boolean spans(UsageLimit outer, UsageLimit inner) {
        var period = outer.period();
        var other = inner.period();
        if (period.unit() == Unit.LIFETIME) {
            return true;
        }
        var length = period.length();
        var otherLength = other.length();
        if (length != null && otherLength != null) {
            return length.compareTo(otherLength) >= 0;
        }
        return outer.timeZone().equals(inner.timeZone())
                && (period.equals(other) || parts(period).contains(other.unit()));
    }

    /** A week may begin in one month and end in the next. */
    private static Set<Unit> parts(LimitPeriod period) {
        return switch (period.unit()) {
            case MONTH, WEEK -> Set.of(Unit.DAY, Unit.HOUR, Unit.MINUTE);
            case DAY -> Set.of(Unit.HOUR, Unit.MINUTE);
            case HOUR -> Set.of(Unit.MINUTE);
            case MINUTE, LIFETIME, ROLLING -> Set.of();
        };
    }
}
