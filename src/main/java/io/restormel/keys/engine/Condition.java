package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a step demands of a request before it applies, as read from its {@code conditionBlock} by
 * {@link ConditionParser}. Immutable; {@link ConditionWords} reads it back to people.
 */
public sealed interface Condition {

    /** Each of them holds; also when there is none. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {}

    /**
     * What the request tells of itself compares so.
     *
     * @param values one, several for {@link ConditionOperator#IN}; of {@code exists}, {@code true} or {@code false}
     */
    record Attribute(RequestAttribute attribute, ConditionOperator operator, List<Operand> values)
            implements Condition {
        public Attribute {
            values = List.copyOf(values);
        }
    }

    /** The catalogue knows the model to be able to do all of this, see {@link Abilities}. */
    record Needs(List<String> abilities) implements Condition {
        public Needs {
            abilities = List.copyOf(abilities);
        }
    }

    /** @param minTokens least context window in tokens; null means: as much as the request is estimated to need */
    record Context(@Nullable Long minTokens) implements Condition {}

    /** The estimate of the call is not above this; holds without an estimate of the request. */
    record MaxCost(BigDecimal usd) implements Condition {}

    /** The estimated input is not above this; holds without an estimate of the request. */
    record MaxInput(long tokens) implements Condition {}

    /** The request prefers this: {@code low}, {@code balanced} or {@code high} latency. */
    record Latency(String preference) implements Condition {}

    /**
     * It is this time of the week, by the clock on the wall. Where that clock is put back, the hour that comes twice counts
     * twice; an hour that it leaves out does not come.
     *
     * @param days on which the window opens; one that lasts over midnight closes on the day after
     * @param from inclusive
     * @param to exclusive; midnight means the end of the day, and earlier than {@code from} the day after
     */
    record TimeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) implements Condition {
        public TimeWindow {
            days = Set.copyOf(days);
        }
    }

    /**
     * Who asks is one of so many in a hundred: always the same end users, else sessions, else a share of requests. Those who
     * are in at one share are in at every larger one.
     *
     * @param percent from 0, nobody, to 100, everybody
     */
    record Share(double percent) implements Condition {}

    /** Never holds, because what is stored cannot be understood. */
    record Malformed(String problem) implements Condition {}

    /**
     * What an attribute is compared with.
     *
     * @param number null when it is not a number
     */
    record Operand(String text, @Nullable BigDecimal number) {}
}
