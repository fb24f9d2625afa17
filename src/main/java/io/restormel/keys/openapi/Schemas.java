package io.restormel.keys.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Schemas in the short form: a line a member, {@code name: type what it is}. A member whose name ends in a question mark may
 * be absent. An object has no further members, unless {@code $open: true} says so; {@code $about} describes it and
 * {@code $schema} is JSON Schema as it stands.
 */
final class Schemas {

    private Schemas() {}

    static Map<String, Object> object(Map<String, Object> members) {
        if (members.containsKey("$schema")) {
            return Part.map(members.get("$schema"));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (members.get("$about") instanceof String about) {
            schema.put("description", about);
        }
        List<String> required = new ArrayList<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        members.forEach((key, type) -> {
            if (!key.startsWith("$")) {
                boolean optional = key.endsWith("?");
                var name = optional ? key.substring(0, key.length() - 1) : key;
                if (!optional) {
                    required.add(name);
                }
                properties.put(name, member(type));
            }
        });
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        schema.put("additionalProperties", members.getOrDefault("$open", false));
        return schema;
    }

    /** A type and, after a blank, what it means; or a schema as it stands. */
    static Map<String, Object> member(Object type) {
        if (!(type instanceof String line)) {
            return Part.map(type);
        }
        var words = line.split(" ", 2);
        var schema = TypeWord.of(words[0]).schema();
        if (words.length == 2) {
            schema.put("description", words[1].strip());
        }
        return schema;
    }
}
