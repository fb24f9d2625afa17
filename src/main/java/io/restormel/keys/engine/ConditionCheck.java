package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether conditions hold. */
final class ConditionCheck {

    private static final double EVERYBODY = 100;

    private ConditionCheck() {}

    /** The first condition that does not hold; null when all do. Looks into {@link Condition.All} only. */
    static @Nullable Condition firstUnmet(Condition condition, Asking asking) {
        if (condition instanceof Condition.All all) {
            for (Condition each : all.of()) {
                Condition unmet = firstUnmet(each, asking);
                if (unmet != null) {
                    return unmet;
                }
            }
            return null;
        }
        return holds(condition, asking) ? null : condition;
    }

    private static boolean holds(Condition condition, Asking asking) {
        return switch (condition) {
            case Condition.All all -> firstUnmet(all, asking) == null;
            case Condition.Any any -> holdsOne(any.of(), asking);
            case Condition.Not not -> !holds(not.of(), asking);
            case Condition.Attribute attribute -> compares(attribute, asking);
            case Condition.Needs needs -> missing(needs.abilities(), asking) == null;
            case Condition.Context context -> fits(context.minTokens(), asking);
            case Condition.MaxCost most -> costsAtMost(most.usd(), asking);
            case Condition.MaxInput most -> {
                Long input = asking.request().estimatedInputTokens();
                yield input == null || input <= most.tokens();
            }
            case Condition.Latency latency ->
                latency.preference().equals(asking.request().attributes().latencyPreference());
            case Condition.TimeWindow window -> isOpen(window, asking.nowMillis());
            case Condition.Share share -> share.percent() >= EVERYBODY || draw(asking) < share.percent();
            case Condition.Malformed _ -> false;
        };
    }

    private static boolean holdsOne(List<Condition> conditions, Asking asking) {
        for (Condition each : conditions) {
            if (holds(each, asking)) {
                return true;
            }
        }
        return false;
    }

    private static boolean compares(Condition.Attribute condition, Asking asking) {
        List<String> told = condition.attribute().valuesIn(asking);
        List<Condition.Operand> operands = condition.values();
        return switch (condition.operator()) {
            case EQ, IN -> anyEqual(told, operands);
            case NEQ -> !anyEqual(told, operands);
            case CONTAINS ->
                told.stream()
                        .anyMatch(value -> value.contains(operands.getFirst().text()));
            case GT -> compared(told, operands.getFirst(), 1);
            case LT -> compared(told, operands.getFirst(), -1);
            case EXISTS ->
                !told.isEmpty() == Boolean.parseBoolean(operands.getFirst().text());
        };
    }

    private static boolean anyEqual(List<String> told, List<Condition.Operand> operands) {
        for (String value : told) {
            for (Condition.Operand operand : operands) {
                if (value.equals(operand.text()) || compared(List.of(value), operand, 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a value, if it is a number, stands to the operand as {@code sign} says; not if it is none. */
    private static boolean compared(List<String> told, Condition.Operand operand, int sign) {
        if (operand.number() == null || told.isEmpty()) {
            return false;
        }
        BigDecimal value = Text.number(told.getFirst());
        return value != null && value.compareTo(operand.number()) == sign;
    }

    /** The first ability that the candidate's model is not known to have; null when it has all. */
    static @Nullable String missing(Collection<String> needs, Asking asking) {
        if (needs.isEmpty()) {
            return null;
        }
        Abilities abilities = abilities(asking.candidate());
        for (String need : needs) {
            if (need.equals(Abilities.CONTEXT)
                    ? !fits(null, asking)
                    : !abilities.names().contains(need)) {
                return need;
            }
        }
        return null;
    }

    private static Abilities abilities(Candidate candidate) {
        CatalogModel model = candidate.catalogModel();
        return model == null ? Abilities.UNKNOWN : model.abilities();
    }

    private static boolean fits(@Nullable Long minTokens, Asking asking) {
        long needed = minTokens == null ? estimatedTokens(asking.request()) : minTokens;
        Long window = abilities(asking.candidate()).contextTokens();
        return needed == 0 || (window != null && window >= needed);
    }

    private static long estimatedTokens(ResolveRequest request) {
        Long input = request.estimatedInputTokens();
        Long output = request.estimatedOutputTokens() == null
                ? request.attributes().maxOutputTokens()
                : request.estimatedOutputTokens();
        long in = input == null ? 0 : input;
        long out = output == null ? 0 : Math.max(0, output);
        // No window holds that much, and a sum beyond the largest number would fit into all of them.
        return in > Long.MAX_VALUE - out ? Long.MAX_VALUE : in + out;
    }

    /** A price that is not known is no proof; a request that tells no size cannot be estimated, and is let pass. */
    static boolean costsAtMost(BigDecimal usd, Asking asking) {
        ResolveRequest request = asking.request();
        if (request.estimatedInputTokens() == null) {
            return true;
        }
        BigDecimal estimate =
                asking.candidate().estimateUsd(request.estimatedInputTokens(), request.estimatedOutputTokens());
        return estimate != null && estimate.compareTo(usd) <= 0;
    }

    private static boolean isOpen(Condition.TimeWindow window, long nowMillis) {
        ZonedDateTime local = Instant.ofEpochMilli(nowMillis).atZone(window.zone());
        LocalTime time = local.toLocalTime();
        DayOfWeek today = local.getDayOfWeek();
        boolean opened = !time.isBefore(window.from());
        boolean overMidnight =
                !window.to().equals(LocalTime.MIDNIGHT) && !window.to().isAfter(window.from());
        if (overMidnight) {
            return opened
                    ? window.days().contains(today)
                    : time.isBefore(window.to()) && window.days().contains(today.minus(1));
        }
        boolean closed = !window.to().equals(LocalTime.MIDNIGHT) && !time.isBefore(window.to());
        return opened && !closed && window.days().contains(today);
    }

    /** From 0 to below 100. Salted by the step, else those who are first in one canary would be first in all. */
    private static double draw(Asking asking) {
        long hash = Hash64.add(Hash64.SEED, asking.request().stickyKey());
        hash = Hash64.add(Hash64.mix(hash), asking.candidate().step().id());
        return Hash64.unit(hash) * EVERYBODY;
    }
}
