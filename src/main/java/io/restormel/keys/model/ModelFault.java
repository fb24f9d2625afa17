package io.restormel.keys.model;

import io.restormel.keys.platform.ApplicationException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with one model of several.
 *
 * @param index of the model in the request, from 0
 * @param field of the model; {@link #WHOLE} when it is none
 * @param code stable
 * @param message for people, to follow the field's name
 */
record ModelFault(int index, String field, String code, String message) {

    /** In place of a field, as the original says it. */
    static final String WHOLE = "models";

    /** All at once, so that a list is put right in one go; nothing when there are none. */
    static void refuse(Collection<ModelFault> faults) {
        if (!faults.isEmpty()) {
            var sorted = faults.stream()
                    .sorted(Comparator.comparingInt(ModelFault::index))
                    .toList();
            var first = sorted.getFirst();
            var place = "models[" + first.index() + "]";
            throw first.refusal(first.field().equals(WHOLE) ? place : place + "." + first.field(), sorted);
        }
    }

    /** As {@link #refuse}, of a request that is about one model. */
    static void refuseOne(List<ModelFault> faults) {
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            throw first.refusal(first.field(), faults);
        }
    }

    private ApplicationException.Invalid refusal(String path, List<ModelFault> all) {
        var others = all.size() == 1 ? "" : ", and " + (all.size() - 1) + " more";
        var text = path + " " + message + others;
        return new ApplicationException.Invalid(
                "project_models_validation_failed",
                text,
                Map.of("detail", text, "field", path, "errors", List.copyOf(all)));
    }
}
