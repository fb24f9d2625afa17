package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The limits that this node has met, as they were when it last met them. Thread-safe. */
@Component
class KnownLimits {

    private final ConcurrentMap<UUID, CompiledLimit> byPolicy = new ConcurrentHashMap<>();

    void met(Collection<CompiledLimit> limits) {
        limits.forEach(this::met);
    }

    void met(CompiledLimit limit) {
        byPolicy.put(UUID.fromString(limit.policy().id()), limit);
    }

    /** Any of a policy's: all have the same rule. Null when none was met. */
    @Nullable
    CompiledLimit find(UUID policyId) {
        return byPolicy.get(policyId);
    }
}
