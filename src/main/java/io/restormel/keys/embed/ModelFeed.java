package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.ModelVariant;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.EndUserService;
import io.restormel.keys.credential.ModelChoice;
import io.restormel.keys.credential.ModelChoiceService;
import io.restormel.keys.embed.ModelJson.ReasonJson;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.KeyUse;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.PolicyEvaluator;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which models an end user may choose, and why not the others: the policies and keys that resolve asks, of one
 * snapshot, and the end user's own keys. Thread-safe.
 */
@Component
class ModelFeed {

    private static final int MAX = 1_000;

    private final LiveConfiguration live;
    private final CatalogService catalogs;
    private final EndUserService users;
    private final ModelChoiceService choices;
    private final CurrentCaller callers;
    private final Clock clock;

    ModelFeed(
            LiveConfiguration live,
            CatalogService catalogs,
            EndUserService users,
            ModelChoiceService choices,
            CurrentCaller callers,
            Clock clock) {
        this.live = live;
        this.catalogs = catalogs;
        this.users = users;
        this.choices = choices;
        this.callers = callers;
        this.clock = clock;
    }

    /** All that an answer depends on, at one moment. */
    record Reading(
            WidgetSession session,
            Snapshot snapshot,
            Catalog catalog,
            LocalDate today,
            long nowMillis,
            List<Credential> ownKeys,
            @Nullable ModelChoice choice) {

        /**
         * Whose keys count: on the session's route, or on any of its environment. Where there is none yet, a model may
         * be chosen for either key.
         */
        Set<KeyUse> keyUses() {
            var route = session.routeId() == null
                    ? null
                    : snapshot.findRoute(session.routeId().toString());
            if (route != null) {
                return Set.of(route.keyUse());
            }
            var uses = snapshot.routes().stream()
                    .filter(each -> each.availability() == CompiledRoute.Availability.SELECTABLE)
                    .filter(each -> each.environment()
                            .id()
                            .equals(session.environmentId().toString()))
                    .map(CompiledRoute::keyUse)
                    .collect(Collectors.toSet());
            return uses.isEmpty() ? Set.of(KeyUse.BYOK_THEN_PLATFORM) : uses;
        }

        /** Changes whenever the answer may. */
        String revision() {
            var text = new StringBuilder();
            text.append(session.id()).append(snapshot.id()).append(catalog.version());
            text.append(catalog.generatedAt()).append(today);
            for (var key : ownKeys) {
                text.append(key.id()).append(key.revision()).append(key.usable());
            }
            if (choice != null) {
                text.append(choice.providerType()).append(choice.modelId()).append(choice.revision());
            }
            return text.toString();
        }
    }

    Reading read(WidgetSession session) {
        var snapshot = live.current(session.projectId());
        if (snapshot == null) {
            throw ApplicationException.notFound("project");
        }
        return callers.as(
                session.caller(),
                () -> new Reading(
                        session,
                        snapshot,
                        catalogs.current(),
                        catalogs.today(),
                        clock.millis(),
                        users.credentials(session.projectId(), session.endUserId()),
                        choice(session)));
    }

    /** The choice for just what the session is for: a route, or everywhere. */
    private @Nullable ModelChoice choice(WidgetSession session) {
        return choices.list(session.projectId(), session.endUserId()).stream()
                .filter(each -> Objects.equals(each.routeId(), session.routeId()))
                .findFirst()
                .orElse(null);
    }

    /** In the catalogue's order; what the route names besides comes last. Of more than 1,000, those to choose from. */
    List<ModelJson> models(Reading reading) {
        List<ModelJson> models = new ArrayList<>();
        Set<ModelRef> known = new HashSet<>();
        for (var model : reading.catalog().models()) {
            for (var variant : model.variants()) {
                known.add(new ModelRef(variant.providerType(), model.id()));
                if (model.supports("chat") && reading.session().shows(variant.providerType())) {
                    models.add(ModelJson.of(model, variant, reading.today(), reason(reading, model, variant)));
                }
            }
        }
        namedByRoute(reading)
                .filter(ref -> known.add(ref) && reading.session().shows(ref.providerType()))
                .filter(ref -> reading.catalog()
                        .findVariant(ref.providerType(), ref.modelId())
                        .isEmpty())
                .map(ref -> ModelJson.unknown(ref.providerType(), ref.modelId(), reason(reading, ref)))
                .forEach(models::add);
        if (models.size() <= MAX) {
            return models;
        }
        return Stream.concat(
                        models.stream().filter(ModelJson::available),
                        models.stream().filter(each -> !each.available()))
                .limit(MAX)
                .toList();
    }

    private static Stream<ModelRef> namedByRoute(Reading reading) {
        var id = reading.session().routeId();
        var route = id == null ? null : reading.snapshot().findRoute(id.toString());
        return route == null
                ? Stream.empty()
                : route.steps().stream()
                        .filter(step -> step.enabled())
                        .flatMap(step -> step.candidates().stream())
                        .map(candidate -> candidate.model())
                        .filter(Objects::nonNull);
    }

    /** Null when the model may be chosen. */
    @Nullable
    ReasonJson reason(Reading reading, String provider, String modelId) {
        var model = reading.catalog().findModel(modelId);
        var variant = model.stream()
                .flatMap(each -> each.variants().stream())
                .filter(each -> each.providerType().equals(provider))
                .findFirst();
        if (!reading.session().shows(provider)) {
            return ReasonJson.notOffered();
        }
        if (variant.isPresent()) {
            return reason(reading, model.orElseThrow(), variant.get());
        }
        var ref = new ModelRef(provider, modelId);
        return namedByRoute(reading).anyMatch(ref::equals) ? reason(reading, ref) : ReasonJson.notOffered();
    }

    private static @Nullable ReasonJson reason(Reading reading, Model model, ModelVariant variant) {
        var ref = new ModelRef(variant.providerType(), model.id());
        var blocked = blocked(reading, ref);
        if (blocked != null) {
            return blocked;
        }
        if (model.retiredOn(reading.today())) {
            return ReasonJson.retired(model);
        }
        if (variant.availability() != Availability.AVAILABLE) {
            return ReasonJson.notOffered();
        }
        return withoutKey(reading, ref);
    }

    private static @Nullable ReasonJson reason(Reading reading, ModelRef ref) {
        var blocked = blocked(reading, ref);
        return blocked == null ? withoutKey(reading, ref) : blocked;
    }

    private static @Nullable ReasonJson blocked(Reading reading, ModelRef ref) {
        var session = reading.session();
        var request = new EvaluateRequest(
                session.environmentId().toString(),
                session.routeId() == null ? null : session.routeId().toString(),
                null,
                ref.modelId(),
                ref.providerType(),
                null);
        var violations = PolicyEvaluator.evaluate(reading.snapshot(), request, Signals.at(reading.nowMillis()))
                .violations();
        return violations.isEmpty()
                ? null
                : ReasonJson.policy(violations.getFirst().policyName());
    }

    private static @Nullable ReasonJson withoutKey(Reading reading, ModelRef ref) {
        var uses = reading.keyUses();
        boolean ours = uses.stream().anyMatch(KeyUse::countsPlatform)
                && reading.snapshot().hasKey(reading.session().environmentId().toString(), ref);
        boolean own = uses.stream().anyMatch(KeyUse::countsEndUser)
                && reading.ownKeys().stream().anyMatch(key -> key.serves(ref.providerType(), ref.modelId()));
        return ours || own ? null : ReasonJson.noKey(ref.providerType());
    }
}
