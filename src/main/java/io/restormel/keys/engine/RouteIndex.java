package io.restormel.keys.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Routes by id; of a UUID, the case of its digits does not matter. Immutable. */
final class RouteIndex {

    private static final int UUID_LENGTH = 36;

    /** By {@link UUID} where the id is one in its usual form, else by text. */
    private final Map<Object, CompiledRoute> byId = new HashMap<>();

    /** Of two routes with one id, the first listed is found. */
    RouteIndex(List<CompiledRoute> listed) {
        listed.forEach(route -> byId.putIfAbsent(key(route.id()), route));
    }

    @Nullable
    CompiledRoute find(String reference) {
        return byId.get(key(reference));
    }

    private static Object key(String id) {
        UUID uuid = uuid(id);
        return uuid == null ? id : uuid;
    }

    /** Null for a text that is no UUID in its usual form. */
    static @Nullable UUID uuid(String text) {
        if (text.length() != UUID_LENGTH || text.charAt(8) != '-') {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
