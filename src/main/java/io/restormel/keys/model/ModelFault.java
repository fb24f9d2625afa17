package io.restormel.keys.model;

import io.restormel.keys.platform.ApplicationException;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with one model of several.
 *
 * @param index of the model in the request, from 0
 * @param field of the model
 * @param code stable
 * @param message for people, to follow the field's name
 */
record ModelFault(int index, String field, String code, String message) {

    /** All at once, so that a list is put right in one go. */
    static ApplicationException.Invalid refusal(List<ModelFault> faults) {
        var first = faults.getFirst();
        var field = "models[" + first.index() + "]." + first.field();
        var message =
                field + " " + first.message() + (faults.size() == 1 ? "" : ", and " + (faults.size() - 1) + " more");
        return new ApplicationException.Invalid(
                "project_models_validation_failed",
                message,
                Map.of("detail", message, "field", field, "errors", List.copyOf(faults)));
    }
}
