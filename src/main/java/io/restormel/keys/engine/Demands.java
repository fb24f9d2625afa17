package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step and a request ask of each other, apart from policy, keys and health. Immutable.
 *
 * @param condition null when the step asks nothing
 * @param mistakes what could not be read; a step with one never applies
 */
record Demands(@Nullable Condition condition, List<ConditionParser.Mistake> mistakes) {

    static final Demands NONE = new Demands(null, List.of());

    static Demands of(StepConfig step) {
        if (step.conditionBlock() == null && step.costPolicy() == null) {
            return NONE;
        }
        List<Condition> all = new ArrayList<>();
        List<ConditionParser.Mistake> mistakes = new ArrayList<>();
        List.of(ConditionParser.block(step.conditionBlock()), ConditionParser.costs(step.costPolicy()))
                .forEach(read -> {
                    switch (read) {
                        case ConditionParser.Sound sound -> {
                            if (sound.condition() != null) {
                                all.add(sound.condition());
                            }
                        }
                        case ConditionParser.Mistake mistake -> {
                            mistakes.add(mistake);
                            all.add(new Condition.Malformed(mistake.path() + " " + mistake.problem()));
                        }
                    }
                });
        return all.isEmpty() ? NONE : new Demands(all.size() == 1 ? all.getFirst() : new Condition.All(all), mistakes);
    }

    boolean isEmpty() {
        return condition == null;
    }

    /** Why a candidate does not apply to a request, for people; null when it does. */
    static @Nullable String obstacle(Asking asking) {
        Condition condition = asking.candidate().step().demands().condition();
        Condition unmet = condition == null ? null : ConditionCheck.firstUnmet(condition, asking);
        return unmet == null ? unmetByModel(asking) : "Does not apply unless " + ConditionWords.of(unmet);
    }

    private static @Nullable String unmetByModel(Asking asking) {
        RequestAttributes wanted = asking.request().attributes();
        String missing = ConditionCheck.missing(wanted.needs(), asking);
        if (missing != null) {
            return "The request needs " + missing + ", which the model is not known to have";
        }
        BigDecimal most = wanted.maxCostUsd();
        return most == null || ConditionCheck.costsAtMost(most, asking)
                ? null
                : "The request may cost " + most.toPlainString() + " USD at most by estimate";
    }

    /** What a decision on this step was owed to, for programs and people; null when nothing was asked. */
    static @Nullable Map<String, Object> matched(CompiledStep step, @Nullable String switching) {
        Condition condition = step.demands().condition();
        if (condition == null && switching == null) {
            return null;
        }
        if (condition == null) {
            return Map.of("switch", String.valueOf(switching));
        }
        String words = ConditionWords.of(condition);
        return switching == null ? Map.of("conditions", words) : Map.of("conditions", words, "switch", switching);
    }
}
