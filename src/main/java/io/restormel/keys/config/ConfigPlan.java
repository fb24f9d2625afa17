package io.restormel.keys.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What applying a file does, in the order in which it is done. One thread's. */
final class ConfigPlan {

    /**
     * One thing that is done.
     *
     * @param action {@code create}, {@code update}, {@code delete}, {@code bind} or {@code unbind}
     * @param kind such as {@code route}
     * @param details one line each about what differs
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Change(
            String action,
            String kind,
            String name,
            @Nullable List<String> details) {

        String line() {
            var sign = switch (action) {
                case "create", "bind" -> "+ ";
                case "delete", "unbind" -> "- ";
                default -> "~ ";
            };
            var more = details == null
                    ? ""
                    : details.stream().map(each -> "\n    " + each).collect(Collectors.joining());
            return sign + action + " " + kind + " " + name + more;
        }
    }

    private final List<Change> changes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void add(String action, String kind, Object name) {
        add(action, kind, name, List.of());
    }

    void add(String action, String kind, Object name, List<String> details) {
        changes.add(new Change(action, kind, name.toString(), List.copyOf(details)));
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** For people: a line each, with what differs below it. */
    String text() {
        var lines = new ArrayList<String>();
        changes.forEach(change -> lines.add(change.line()));
        warnings.forEach(warning -> lines.add("! " + warning));
        return lines.isEmpty() ? "Nothing to change." : String.join("\n", lines);
    }

    /** {@code from → to}, for a detail; null reads as nothing. */
    static String changed(String field, @Nullable Object from, @Nullable Object to) {
        return field + ": " + (from == null ? "(none)" : from) + " → " + (to == null ? "(none)" : to);
    }
}
