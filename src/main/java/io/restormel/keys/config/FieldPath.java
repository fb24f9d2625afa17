package io.restormel.keys.config;

import io.restormel.keys.platform.ApplicationException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Puts where it was in front of a complaint, so that it names the field by its path from the top of the file. */
final class FieldPath {

    private FieldPath() {}

    static <T> T at(String path, Supplier<T> work) {
        try {
            return work.get();
        } catch (ApplicationException.Invalid e) {
            throw new ApplicationException.Invalid(e.code(), message(path, e), details(path, e));
        } catch (ApplicationException.Conflict e) {
            throw new ApplicationException.Conflict(e.code(), path + ": " + e.getMessage());
        }
    }

    static void run(String path, Runnable work) {
        at(path, () -> {
            work.run();
            return true;
        });
    }

    private static String message(String path, ApplicationException.Invalid e) {
        var field = e.details().get("field");
        return field instanceof String name && e.getMessage().startsWith(name + " ")
                ? path + "." + e.getMessage()
                : path + ": " + e.getMessage();
    }

    private static Map<String, Object> details(String path, ApplicationException.Invalid e) {
        var details = new HashMap<>(e.details());
        var field = e.details().get("field");
        details.put("field", field == null ? path : path + "." + field);
        details.remove("stepId");
        return details;
    }
}
