package io.restormel.keys.conformance;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A YAML mapping that knows which of its keys have been read. */
final class Yaml {

    private final String where;
    private final Map<String, Object> values;
    private final Set<String> unread;

    private Yaml(String where, Map<String, Object> values) {
        this.where = where;
        this.values = values;
        this.unread = new HashSet<>(values.keySet());
    }

    static Yaml of(String where, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(where + ": expected a mapping, found " + value);
        }
        return new Yaml(where, json(map));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    String text(String key) {
        unread.remove(key);
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    String text(String key, String otherwise) {
        String value = text(key);
        return value == null ? otherwise : value;
    }

    String required(String key) {
        return Objects.requireNonNull(text(key), () -> where + ": " + key + " is missing in " + values);
    }

    /** True unless it says false. */
    boolean flag(String key) {
        return Boolean.parseBoolean(text(key, "true"));
    }

    @Nullable
    Integer integer(String key) {
        String value = text(key);
        return value == null ? null : Integer.valueOf(value);
    }

    @Nullable
    List<String> texts(String key) {
        unread.remove(key);
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : null;
    }

    Yaml child(String key) {
        unread.remove(key);
        return of(where + "/" + key, values.get(key));
    }

    /** Empty when the key is absent. */
    List<Yaml> children(String key) {
        unread.remove(key);
        return values.get(key) instanceof List<?> list
                ? list.stream().map(each -> of(where + "/" + key, each)).toList()
                : List.of();
    }

    Map<String, Object> json(String key) {
        unread.remove(key);
        return of(where + "/" + key, values.get(key)).values;
    }

    <T> T done(T read) {
        done();
        return read;
    }

    void done() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(where + ": nobody reads " + unread);
        }
    }

    private static Map<String, Object> json(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return values;
    }
}
