package io.restormel.keys.usage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a decision beside the columns of its event.
 *
 * @param own of this request; readers see what it shares among it
 * @param trace what it shares with others; null for nothing
 */
public record EventDetail(Map<String, Object> own, @Nullable SharedTrace trace) {

    public static EventDetail of(Map<String, Object> own) {
        return new EventDetail(own, null);
    }
}
