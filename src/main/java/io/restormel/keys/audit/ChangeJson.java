package io.restormel.keys.audit;

import io.restormel.keys.platform.Redaction;
import io.restormel.keys.platform.Sha256;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states before and after a change as JSON text: of two states only what differs, without secrets, and without what
 * differs at every change.
 */
record ChangeJson(@Nullable String before, @Nullable String after) {

    /** Larger states are told by their size and hash; the column holds more, so that redaction may lengthen the text. */
    private static final int MAX_LENGTH = 60_000;

    private static final Set<String> NOISE = Set.of("revision", "updatedAt", "updatedBy", "updatedVia");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static ChangeJson of(@Nullable Object before, @Nullable Object after) {
        var from = tree(before);
        var to = tree(after);
        if (from instanceof ObjectNode one && to instanceof ObjectNode other) {
            keepDifferences(one, other);
        } else {
            dropNulls(from);
            dropNulls(to);
        }
        return new ChangeJson(text(from), text(to));
    }

    private static @Nullable JsonNode tree(@Nullable Object state) {
        return state == null ? null : MAPPER.valueToTree(state);
    }

    private static void keepDifferences(ObjectNode from, ObjectNode to) {
        from.remove(NOISE);
        to.remove(NOISE);
        for (var name : Set.copyOf(from.propertyNames())) {
            var was = from.get(name);
            var is = to.get(name);
            if (was.equals(is) || (was.isNull() && is == null)) {
                from.remove(name);
                to.remove(name);
            } else if (was instanceof ObjectNode one && is instanceof ObjectNode other) {
                keepDifferences(one, other);
            }
        }
    }

    private static void dropNulls(@Nullable JsonNode state) {
        if (state instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
    }

    private static @Nullable String text(@Nullable JsonNode state) {
        if (state == null) {
            return null;
        }
        var text = Redaction.of(AuditText.storable(MAPPER.writeValueAsString(state)));
        return text.length() <= MAX_LENGTH
                ? text
                : MAPPER.writeValueAsString(Map.of("omittedLength", text.length(), "sha256", Sha256.hex(text)));
    }
}
