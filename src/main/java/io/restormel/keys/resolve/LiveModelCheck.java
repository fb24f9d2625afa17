package io.restormel.keys.resolve;

import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.usage.ModelCheck;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks as {@code POST …/policies/evaluate} does. Thread-safe. */
@Component
class LiveModelCheck implements ModelCheck {

    private final ResolveService resolver;

    LiveModelCheck(ResolveService resolver) {
        this.resolver = resolver;
    }

    @Override
    public Optional<List<Objection>> objections(
            UUID projectId, @Nullable UUID environmentId, @Nullable UUID routeId, String providerType, String modelId) {
        var asked = new EvaluateRequest(text(environmentId), text(routeId), null, modelId, providerType, null);
        try {
            return Optional.of(resolver.evaluate(projectId, asked).violations().stream()
                    .map(violation -> new Objection(violation.policyId(), violation.policyName(), violation.message()))
                    .toList());
        } catch (ApplicationException.NotFound _) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
