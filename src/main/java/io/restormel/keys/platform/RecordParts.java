package io.restormel.keys.platform;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records whose type is known only to the feature that answers with them. Thread-safe. */
final class RecordParts {

    private static final ClassValue<Map<String, RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> type) {
            Map<String, RecordComponent> components = new LinkedHashMap<>();
            if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents()).forEach(each -> {
                    each.getAccessor().setAccessible(true);
                    components.put(each.getName(), each);
                });
            }
            return components;
        }
    };

    private RecordParts() {}

    /** Null also when it is no record, or has no such component. */
    static @Nullable Object read(@Nullable Object of, String name) {
        var component = of == null ? null : COMPONENTS.get(of.getClass()).get(name);
        return component == null || of == null ? null : read(component, of);
    }

    /** All components in their order; none of what is no record. */
    static Map<String, @Nullable Object> all(Object of) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        COMPONENTS.get(of.getClass()).forEach((name, component) -> parts.put(name, read(component, of)));
        return parts;
    }

    private static @Nullable Object read(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record cannot be read", e);
        }
    }
}
