package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.EndUserService;
import io.restormel.keys.credential.NewCredential;
import io.restormel.keys.credential.ProviderSecret;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.credential.Terms;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The keys of a session's end user, as far as the session shows them. Whether it may was asked before. Thread-safe. */
@Service
class WidgetKeyService {

    private final EndUserService users;
    private final LiveConfiguration live;
    private final CurrentCaller callers;

    WidgetKeyService(EndUserService users, LiveConfiguration live, CurrentCaller callers) {
        this.users = users;
        this.live = live;
        this.callers = callers;
    }

    List<Credential> list(WidgetSession session) {
        return callers.as(session.caller(), () -> users.credentials(session.projectId(), session.endUserId())).stream()
                .filter(key -> session.shows(key.providerType()))
                .toList();
    }

    /** @throws ApplicationException.NotFound also when it is another end user's, or of a provider that is not shown */
    Credential require(WidgetSession session, UUID id) {
        return list(session).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApplicationException.notFound("key"));
    }

    Credential add(WidgetSession session, String provider, @Nullable String label, ProviderSecret secret) {
        var request = new NewCredential(provider, label, secret, null, null, Reach.WORKSPACE, Terms.DEFAULT);
        return callers.as(session.caller(), () -> users.add(session.projectId(), session.endUserId(), request));
    }

    Credential replace(WidgetSession session, UUID id, ProviderSecret secret) {
        require(session, id);
        return callers.as(
                session.caller(),
                () -> users.replace(session.projectId(), session.endUserId(), id, null, secret, null, Duration.ZERO));
    }

    Credential verify(WidgetSession session, UUID id) {
        require(session, id);
        return callers.as(session.caller(), () -> users.verify(session.projectId(), session.endUserId(), id))
                .credential();
    }

    Instant remove(WidgetSession session, UUID id) {
        require(session, id);
        return callers.as(session.caller(), () -> users.remove(session.projectId(), session.endUserId(), id));
    }

    Credential restore(WidgetSession session, UUID id) {
        return callers.as(session.caller(), () -> users.restore(session.projectId(), session.endUserId(), id));
    }

    /** Routes of the session's environment with a step that only this key would pay for. */
    List<CompiledRoute> dependants(WidgetSession session, UUID id) {
        var key = require(session, id);
        var snapshot = live.current(session.projectId());
        if (snapshot == null) {
            return List.of();
        }
        var others =
                list(session).stream().filter(each -> !each.id().equals(id)).toList();
        return snapshot.routes().stream()
                .filter(route -> route.availability() == CompiledRoute.Availability.SELECTABLE)
                .filter(route ->
                        route.environment().id().equals(session.environmentId().toString()))
                .filter(route -> route.keyUse().countsEndUser())
                .filter(route -> route.steps().stream()
                        .filter(step -> step.enabled())
                        .flatMap(step -> step.candidates().stream())
                        .map(candidate ->
                                route.keyUse().countsPlatform() && candidate.hasKey() ? null : candidate.model())
                        .filter(Objects::nonNull)
                        .anyMatch(ref -> serves(key, ref) && others.stream().noneMatch(each -> serves(each, ref))))
                .toList();
    }

    private static boolean serves(Credential key, ModelRef ref) {
        return key.serves(ref.providerType(), ref.modelId());
    }
}
