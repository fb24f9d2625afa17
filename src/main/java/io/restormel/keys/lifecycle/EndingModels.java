package io.restormel.keys.lifecycle;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.route.RouteModels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what projects use of models that end; permission is the caller's matter. Thread-safe. */
@Component
class EndingModels {

    private final LifecycleReader reader;
    private final RouteModels routes;
    private final CatalogService catalogs;

    EndingModels(LifecycleReader reader, RouteModels routes, CatalogService catalogs) {
        this.reader = reader;
        this.routes = routes;
        this.catalogs = catalogs;
    }

    /** By project, what ends first before the others; a project that has nothing to worry about is absent. */
    Map<UUID, List<EndingModel>> of(Set<UUID> projectIds) {
        var found = new HashMap<UUID, Map<Model, List<Use>>>();
        routes.uses(projectIds)
                .forEach(use -> note(
                        found,
                        use.projectId(),
                        use.modelId(),
                        new Use(
                                use.inPool() ? Use.Kind.POOL_MEMBER : Use.Kind.STEP,
                                use.providerType(),
                                use.routeId(),
                                use.routeName(),
                                use.stepId(),
                                use.orderIndex(),
                                use.replaces(),
                                1)));
        reader.listed(projectIds)
                .forEach(each -> note(
                        found,
                        each.projectId(),
                        each.modelId(),
                        new Use(Use.Kind.PROJECT_MODEL, each.providerType(), null, null, null, -1, false, 1)));
        reader.chosen(projectIds)
                .forEach(each -> note(
                        found,
                        each.projectId(),
                        each.modelId(),
                        new Use(
                                Use.Kind.END_USER_CHOICE,
                                each.providerType(),
                                each.routeId(),
                                each.routeName(),
                                null,
                                -1,
                                false,
                                each.endUsers())));
        var today = catalogs.today();
        var ending = new HashMap<UUID, List<EndingModel>>();
        found.forEach((project, models) -> {
            var list = new ArrayList<EndingModel>();
            models.forEach((model, uses) -> {
                var stage = Stage.of(model, today);
                if (stage != null) {
                    list.add(new EndingModel(model, stage, uses));
                }
            });
            if (!list.isEmpty()) {
                list.sort(EndingModel.ORDER);
                ending.put(project, List.copyOf(list));
            }
        });
        return ending;
    }

    private void note(Map<UUID, Map<Model, List<Use>>> found, UUID projectId, String modelId, Use use) {
        var model = model(use.providerType(), modelId);
        if (model != null) {
            found.computeIfAbsent(projectId, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(model, _ -> new ArrayList<>())
                    .add(use);
        }
    }

    private @Nullable Model model(@Nullable String providerType, String modelId) {
        var catalog = catalogs.current();
        return (providerType == null
                        ? catalog.findModel(modelId)
                        : catalog.findVariant(providerType, modelId).map(variant -> variant.model()))
                .orElse(null);
    }
}
