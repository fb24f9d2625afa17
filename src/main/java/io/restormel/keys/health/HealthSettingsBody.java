package io.restormel.keys.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Health settings as files have them: only what is not as usual. */
public final class HealthSettingsBody {

    private HealthSettingsBody() {}

    /**
     * What is not mentioned is as usual.
     *
     * @throws io.restormel.keys.platform.ApplicationException.Invalid that names the field
     */
    public static HealthSettings read(@Nullable JsonNode json) {
        return HealthSettingsJson.applied(HealthSettingsJson.body(json), HealthSettings.DEFAULT);
    }

    /** The fields that differ from the usual ones, in a fixed order. */
    public static Map<String, Object> plain(HealthSettings settings) {
        var usual = fields(HealthSettings.DEFAULT);
        var plain = fields(settings);
        plain.entrySet().removeIf(each -> each.getValue().equals(usual.get(each.getKey())));
        return plain;
    }

    /** A line for each field that differs. */
    public static List<String> changes(HealthSettings from, HealthSettings to) {
        var before = fields(from);
        var lines = new ArrayList<String>();
        fields(to).forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                lines.add(name + ": " + before.get(name) + " → " + value);
            }
        });
        return lines;
    }

    private static Map<String, Object> fields(HealthSettings settings) {
        var fields = new LinkedHashMap<String, Object>();
        JsonMapper.shared()
                .valueToTree(HealthSettingsJson.of(settings))
                .properties()
                .forEach(each -> fields.put(
                        each.getKey(),
                        each.getValue().isBoolean()
                                ? each.getValue().asBoolean()
                                : each.getValue().asInt()));
        return fields;
    }
}
