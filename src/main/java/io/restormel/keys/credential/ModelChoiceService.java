package io.restormel.keys.credential;

import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.EndUserChanged;
import io.restormel.keys.resolve.ResolveService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that end users choose, as far as policy lets them. Thread-safe. */
@Service
public class ModelChoiceService {

    private final ModelChoiceRepository choices;
    private final EndUserAccess access;
    private final CredentialCheck check;
    private final ResolveService resolver;
    private final LiveConfiguration live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelChoiceService(
            ModelChoiceRepository choices,
            EndUserAccess access,
            CredentialCheck check,
            ResolveService resolver,
            LiveConfiguration live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.choices = choices;
        this.access = access;
        this.check = check;
        this.resolver = resolver;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    public List<ModelChoice> list(UUID projectId, String endUserId) {
        access.viewer(projectId);
        return choices.of(projectId, EndUserAccess.checked(endUserId));
    }

    /**
     * @param routeId null for everywhere in the project
     * @param revision of the choice it replaces; null to replace whatever is there
     * @throws ApplicationException.Refused {@code policy_blocked}, with the violations
     */
    @Transactional
    public ModelChoice choose(
            UUID projectId,
            String endUserId,
            @Nullable UUID routeId,
            String provider,
            String modelId,
            @Nullable Long revision) {
        return choose(projectId, endUserId, null, routeId, provider, modelId, revision);
    }

    /**
     * As above, asking the policies of one environment.
     *
     * @param environment id; null for the route's, else the project's default
     */
    @Transactional
    public ModelChoice choose(
            UUID projectId,
            String endUserId,
            @Nullable String environment,
            @Nullable UUID routeId,
            String provider,
            String modelId,
            @Nullable Long revision) {
        access.editor(projectId);
        EndUserAccess.checked(endUserId);
        requireRoute(projectId, routeId);
        var canonical = check.provider(provider);
        var route = routeId == null ? null : routeId.toString();
        var request = new EvaluateRequest(environment, route, null, modelId, canonical, null);
        if (resolver.evaluate(projectId, request) instanceof Verdict.Denied denied) {
            throw new ApplicationException.Refused(
                    "policy_blocked",
                    "Policy does not let this model be chosen",
                    Map.of("violations", denied.violations()));
        }
        var present = choices.find(projectId, endUserId, routeId).orElse(null);
        long before = present == null ? 0 : present.revision();
        if (revision != null && revision != before) {
            throw new ApplicationException.Stale("The choice");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var chosen = new ModelChoice(projectId, endUserId, routeId, canonical, modelId, before + 1, now);
        choices.put(chosen);
        changed("model_chosen", projectId, endUserId, routeId, present, chosen);
        return choices.find(projectId, endUserId, routeId)
                .orElseThrow(() -> new ApplicationException.Stale("The choice"));
    }

    /** @throws ApplicationException.NotFound when nothing was chosen there */
    @Transactional
    public void forget(UUID projectId, String endUserId, @Nullable UUID routeId) {
        access.editor(projectId);
        var present = choices.find(projectId, EndUserAccess.checked(endUserId), routeId)
                .orElseThrow(() -> ApplicationException.notFound("choice"));
        if (!choices.delete(projectId, endUserId, routeId)) {
            throw ApplicationException.notFound("choice");
        }
        changed("model_choice_forgotten", projectId, endUserId, routeId, present, null);
    }

    private void changed(
            String action,
            UUID projectId,
            String endUserId,
            @Nullable UUID routeId,
            @Nullable ModelChoice before,
            @Nullable ModelChoice after) {
        events.publishEvent(AuditEntry.of(action, "model_choice", routeId, null)
                .ofEndUser(projectId, endUserId)
                .changed(audited(before), audited(after)));
        events.publishEvent(new EndUserChanged(projectId, endUserId));
    }

    /** Without the end user's id, for which the log keeps a pseudonym. */
    private static @Nullable Map<String, String> audited(@Nullable ModelChoice choice) {
        return choice == null ? null : Map.of("providerType", choice.providerType(), "modelId", choice.modelId());
    }

    private void requireRoute(UUID projectId, @Nullable UUID routeId) {
        var snapshot = live.current(projectId);
        if (routeId != null && (snapshot == null || snapshot.findRoute(routeId.toString()) == null)) {
            throw ApplicationException.notFound("route");
        }
    }
}
