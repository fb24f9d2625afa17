package io.restormel.keys.route;

import io.restormel.keys.engine.ConditionParser;
import io.restormel.keys.engine.StepConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses conditions and criteria of a step that the engine could not follow; the complaint has the path to the mistake. */
final class StepSettingsCheck {

    private StepSettingsCheck() {}

    static void check(StepConfig step) {
        sound(step, "conditionBlock", ConditionParser.block(step.conditionBlock()));
        sound(step, "costPolicy", ConditionParser.costs(step.costPolicy()));
        texts(step, "switchCriteria", "advanceOn", step.switchCriteria());
        texts(step, "retryPolicy", "retryOn", step.retryPolicy());
        var attempts = step.retryPolicy() == null ? null : step.retryPolicy().get("maxAttempts");
        if (attempts != null && !(attempts instanceof Integer number && number >= 0)) {
            throw StepCheck.invalid(step, "retryPolicy", "must have a whole number of 0 or more as maxAttempts");
        }
    }

    private static void sound(StepConfig step, String field, ConditionParser.Read read) {
        if (read instanceof ConditionParser.Mistake mistake) {
            var path = mistake.path().substring(field.length());
            throw StepCheck.invalid(step, field, (path.isEmpty() ? "" : "at " + path + " ") + mistake.problem());
        }
    }

    private static void texts(StepConfig step, String field, String list, @Nullable Map<String, Object> settings) {
        var value = settings == null ? null : settings.get(list);
        boolean texts = value instanceof List<?> all && all.stream().allMatch(String.class::isInstance);
        if (value != null && !texts) {
            throw StepCheck.invalid(step, field, "must have a list of texts as " + list);
        }
    }
}
