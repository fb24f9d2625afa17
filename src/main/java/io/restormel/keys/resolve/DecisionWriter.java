package io.restormel.keys.resolve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.Resolution;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the reply to resolve. On a route whose answer no request can change, only ids and cost differ from one reply to
 * the next: all else is written once per route and snapshot. Thread-safe.
 */
@Component
class DecisionWriter {

    private static final int KEPT_BYTES = 64 << 20;

    private final JsonMapper json;
    private final Cache<CompiledRoute, ReplyTemplate> templates = Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(KEPT_BYTES)
            .weigher((CompiledRoute _, ReplyTemplate template) -> template.length())
            .build();

    DecisionWriter(JsonMapper json) {
        this.json = json;
    }

    byte[] write(Resolution.Resolved resolved, @Nullable String traceId, String requestId) {
        if (!resolved.isSettled()) {
            return whole(resolved, traceId, requestId);
        }
        var template = templates.getIfPresent(resolved.route());
        if (template == null || !template.snapshotId().equals(resolved.snapshotId())) {
            // Limits may have had room for every step a moment ago, and not now.
            template = ReplyTemplate.of(resolved.unlimited(), json);
            templates.put(resolved.route(), template);
        }
        return template.fill(json, traceId, resolved.estimatedCostUsd(), requestId);
    }

    byte[] whole(Resolution.Resolved resolved, @Nullable String traceId, String requestId) {
        return json.writeValueAsBytes(Map.of("data", DecisionJson.resolved(resolved, traceId, requestId)));
    }
}
