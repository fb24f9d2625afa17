package io.restormel.keys.route;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.StepConfig;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a retired model's replacement in its place, on routes that allow it, when routes are read to be served: what
 * people wrote stays as it is. Thread-safe.
 */
@Component
class ModelReplacements {

    /** A replacement may have been replaced too; the catalogue's file could even name two as each other's. */
    private static final int LONGEST_CHAIN = 5;

    private final ReplacementRepository replacements;
    private final CatalogService catalogs;

    ModelReplacements(ReplacementRepository replacements, CatalogService catalogs) {
        this.replacements = replacements;
        this.catalogs = catalogs;
    }

    Map<UUID, List<RouteConfig>> in(Map<UUID, List<RouteConfig>> routes, Set<UUID> projectIds) {
        var replacing = replacements.replacing(projectIds);
        if (replacing.isEmpty()) {
            return routes;
        }
        var replaced = new HashMap<>(routes);
        replaced.replaceAll((_, list) -> list.stream()
                .map(route -> replacing.contains(UUID.fromString(route.id()))
                        ? in(route, catalogs.current(), catalogs.today())
                        : route)
                .toList());
        return replaced;
    }

    static RouteConfig in(RouteConfig route, Catalog catalog, LocalDate today) {
        return route.withSteps(route.steps().stream()
                .map(step -> in(step, route.defaultModelId(), catalog, today))
                .toList());
    }

    private static StepConfig in(StepConfig step, @Nullable String defaultModelId, Catalog catalog, LocalDate today) {
        var modelId = step.modelId() == null ? defaultModelId : step.modelId();
        var pool = step.modelPool();
        return step.calling(
                pool == null
                        ? kept(step.modelId(), successor(step.providerPreference(), modelId, catalog, today))
                        : step.modelId(),
                pool == null
                        ? null
                        : new ModelPool(
                                pool.strategy(),
                                pool.members().stream()
                                        .map(member -> in(member, step.providerPreference(), modelId, catalog, today))
                                        .toList()));
    }

    private static PoolMember in(
            PoolMember member, @Nullable String provider, @Nullable String modelId, Catalog catalog, LocalDate today) {
        var own = member.providerPreference() == null ? provider : member.providerPreference();
        var model = member.modelId() == null ? modelId : member.modelId();
        return new PoolMember(
                member.providerPreference(),
                kept(member.modelId(), successor(own, model, catalog, today)),
                member.weight());
    }

    private static @Nullable String kept(@Nullable String written, @Nullable String successor) {
        return successor == null ? written : successor;
    }

    /** The model that serves in place of a retired one at the same provider; null when it stays as written. */
    static @Nullable String successor(
            @Nullable String provider, @Nullable String modelId, Catalog catalog, LocalDate today) {
        if (provider == null || modelId == null) {
            return null;
        }
        var variant = catalog.findVariant(provider, modelId);
        for (int i = 0; i < LONGEST_CHAIN && variant.isPresent(); i++) {
            var model = variant.get().model();
            if (!model.retiredOn(today)) {
                return i == 0 ? null : model.id();
            }
            var next = model.replacementModelId();
            if (next == null) {
                return null;
            }
            variant = catalog.findVariant(provider, next);
        }
        return null;
    }
}
