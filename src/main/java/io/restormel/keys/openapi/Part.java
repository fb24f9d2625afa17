package io.restormel.keys.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.ClassPathResource;

/** A YAML file of the description as a tree; questions about what is not there as expected stop with its name. */
record Part(String name, Map<String, Object> tree) {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setAllowDuplicateKeys(false).build();

    static Part read(String name) {
        try {
            var text = new ClassPathResource("openapi/" + name + ".yaml").getContentAsString(StandardCharsets.UTF_8);
            return new Part(name, map(new Load(SETTINGS).loadFromString(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> section(String key) {
        return map(tree.get(key));
    }

    String text(String key) {
        if (tree.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("Part " + name + " lacks " + key);
    }

    /** The map, its keys in their order; an absent one is empty. */
    static Map<String, Object> map(@Nullable Object node) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(String.valueOf(key), value));
        } else if (node != null) {
            throw new IllegalStateException("Not a map: " + node);
        }
        return map;
    }

    static List<?> list(@Nullable Object node) {
        return switch (node) {
            case null -> List.of();
            case List<?> list -> list;
            default -> List.of(node);
        };
    }
}
