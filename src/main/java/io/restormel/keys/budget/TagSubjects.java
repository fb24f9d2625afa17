package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.TargetType;
import org.springframework.stereotype.Component;

/**
 * Keeps the counts of a limit on each value of a tag from growing without end: so many values have a count of their own in
 * a turn, all others share one. Thread-safe.
 */
@Component
class TagSubjects {

    /** Values of a tag that have a count of their own. */
    static final int MOST = 1_000;

    /** Whose count the others share. */
    static final String OTHER = "other";

    private final Leases leases;
    private final BudgetStateReader counts;

    TagSubjects(Leases leases, BudgetStateReader counts) {
        this.leases = leases;
        this.counts = counts;
    }

    /** Whose count it is: the subject's own, unless there are too many. */
    String of(CompiledLimit limit, String subject, long atMillis) {
        if (limit.binding().targetType() != TargetType.TAG
                || !limit.binding().targetId().endsWith("=*")
                || leases.isKnown(limit, subject)) {
            return subject;
        }
        return leases.known(limit) < MOST && counts.hasRoom(Leases.count(limit, subject, atMillis), MOST)
                ? subject
                : OTHER;
    }
}
