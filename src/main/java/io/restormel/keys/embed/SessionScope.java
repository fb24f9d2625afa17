package io.restormel.keys.embed;

import io.restormel.keys.access.Caller;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.EnvironmentConfig;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a session is for, checked against the live configuration; every complaint names the field. */
@Component
class SessionScope {

    private static final int MAX_END_USER = 200;
    private static final int MAX_PROVIDERS = 30;
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9_.]{0,59}");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final LiveConfiguration live;

    SessionScope(LiveConfiguration live) {
        this.live = live;
    }

    static void checkEndUser(String endUserId) {
        if (endUserId.isBlank() || endUserId.length() > MAX_END_USER) {
            throw ApplicationException.invalid("endUserId", "must have 1 to " + MAX_END_USER + " characters");
        }
        var problem = StorableText.problem(endUserId);
        if (problem != null) {
            throw ApplicationException.invalid("endUserId", problem);
        }
    }

    /** Canonical, each once. */
    static List<String> providers(List<String> given) {
        if (given.size() > MAX_PROVIDERS) {
            throw ApplicationException.invalid("providers", "must be at most " + MAX_PROVIDERS);
        }
        List<String> canonical = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            var provider = Providers.canonical(given.get(i));
            if (!PROVIDER.matcher(provider).matches()) {
                throw ApplicationException.invalid("providers[" + i + "]", "must be a provider, such as openai");
            }
            canonical.add(provider);
        }
        return canonical.stream().distinct().toList();
    }

    static @Nullable String locale(@Nullable String given) {
        if (given != null && !LOCALE.matcher(given).matches()) {
            throw ApplicationException.invalid("locale", "must be a language tag, such as de or pt-BR");
        }
        return given;
    }

    /** A key of one environment opens no other. */
    UUID environment(Caller caller, UUID projectId, @Nullable String reference) {
        var only = caller instanceof Caller.GatewayKey key ? key.environmentId() : null;
        var snapshot = snapshot(projectId);
        EnvironmentConfig found;
        if (reference == null) {
            found = only == null ? snapshot.defaultEnvironment() : snapshot.findEnvironment(only.toString());
        } else {
            found = snapshot.findEnvironment(reference);
        }
        if (found == null) {
            throw ApplicationException.invalid(
                    "environmentId",
                    reference == null
                            ? "is required: the project has no default"
                            : "is not an environment of this project");
        }
        var id = UUID.fromString(found.id());
        if (only != null && !only.equals(id)) {
            throw ApplicationException.forbidden("The key is not valid for this environment");
        }
        return id;
    }

    @Nullable
    UUID route(UUID projectId, UUID environmentId, @Nullable String reference) {
        if (reference == null) {
            return null;
        }
        return snapshot(projectId).routes().stream()
                .filter(route -> route.environment().id().equals(environmentId.toString()))
                .filter(route -> route.id().equals(reference) || route.name().equals(reference))
                .map(CompiledRoute::id)
                .map(UUID::fromString)
                .findFirst()
                .orElseThrow(() -> ApplicationException.invalid("routeId", "is not a route of this environment"));
    }

    private Snapshot snapshot(UUID projectId) {
        return Objects.requireNonNullElseGet(live.current(projectId), () -> {
            throw ApplicationException.notFound("project");
        });
    }
}
