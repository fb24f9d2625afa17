package io.restormel.keys.route;

import io.restormel.keys.platform.Sha256;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the route tables. Equal contents have equal text, whatever order their fields came in, and so equal hashes. */
final class ContentCodec {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private ContentCodec() {}

    static JSONB write(RouteContent content) {
        return JSONB.valueOf(CANONICAL.writeValueAsString(content));
    }

    static RouteContent read(JSONB json) {
        return CANONICAL.readValue(json.data(), RouteContent.class);
    }

    /** SHA-256 of the canonical text, in hex. */
    static String hash(RouteContent content) {
        return Sha256.hex(CANONICAL.writeValueAsString(content));
    }

    static <T> @Nullable JSONB writeOrNull(@Nullable T value) {
        return value == null ? null : JSONB.valueOf(CANONICAL.writeValueAsString(value));
    }

    static @Nullable Map<String, Object> object(@Nullable JSONB json) {
        return json == null ? null : CANONICAL.readValue(json.data(), OBJECT);
    }

    static <T> @Nullable T readOrNull(@Nullable JSONB json, Class<T> type) {
        return json == null ? null : CANONICAL.readValue(json.data(), type);
    }
}
