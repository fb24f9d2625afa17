package io.restormel.keys.model;

import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.resolve.LogicalRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds wanted models against the catalogue. What a project has already is not asked about again: a model that was retired
 * meanwhile must not keep the rest of a list from being saved.
 */
@Component
class ModelCheck {

    private static final int MAX_NAME = 200;

    private final CatalogService catalog;

    ModelCheck(CatalogService catalog) {
        this.catalog = catalog;
    }

    /** The same models by their canonical names, where the catalogue knows them. */
    List<WantedModel> canonical(List<WantedModel> wanted) {
        return wanted.stream()
                .map(each -> {
                    var provider = catalog.current().canonicalProvider(each.providerType());
                    return each.named(
                            provider,
                            catalog.find(provider, each.modelId())
                                    .map(found -> found.model().id())
                                    .orElse(each.modelId()));
                })
                .toList();
    }

    /** What the catalogue, or the form of a reference, has against each. */
    List<ModelFault> faults(List<WantedModel> wanted, Collection<ProjectModel> existing) {
        var known = existing.stream().map(ProjectModel::model).collect(Collectors.toSet());
        List<ModelFault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            var each = wanted.get(i);
            var fault = known.contains(each.model()) ? null : fault(i, each);
            if (fault == null) {
                fault = referenceFault(i, each);
            }
            if (fault != null) {
                faults.add(fault);
            }
        }
        return faults;
    }

    private @Nullable ModelFault fault(int index, WantedModel wanted) {
        var facts = catalog.current();
        if (facts.findProvider(wanted.providerType()).isEmpty()) {
            return new ModelFault(
                    index,
                    "providerType",
                    "unknown_provider",
                    "is no provider of the catalogue: " + wanted.providerType());
        }
        var found = catalog.find(wanted.providerType(), wanted.modelId());
        if (found.isEmpty()) {
            return facts.findModel(wanted.modelId()).isEmpty()
                    ? new ModelFault(
                            index, "modelId", "unknown_model", "is no model of the catalogue: " + wanted.modelId())
                    : unavailable(index, wanted);
        }
        if (found.get().model().retiredOn(catalog.today())) {
            return new ModelFault(index, "modelId", "model_unavailable", "is retired: " + wanted.modelId());
        }
        return found.get().variant().availability() == Availability.AVAILABLE ? null : unavailable(index, wanted);
    }

    private static ModelFault unavailable(int index, WantedModel wanted) {
        return new ModelFault(
                index,
                "providerType",
                "variant_unavailable",
                "does not serve " + wanted.modelId() + ": " + wanted.providerType());
    }

    private static @Nullable ModelFault referenceFault(int index, WantedModel wanted) {
        var reference = wanted.logicalRef();
        return reference == null || (reference.length() <= MAX_NAME && LogicalRef.parse(reference) != null)
                ? null
                : new ModelFault(
                        index,
                        "logicalRef",
                        "invalid_logical_ref",
                        "must be like ref:restormel-keys:llm/primary, with at most " + MAX_NAME + " characters");
    }

    /** @param wanted in the order of the request, canonical */
    static List<ModelFault> repeated(List<WantedModel> wanted) {
        var seen = new HashSet<>();
        List<ModelFault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!seen.add(wanted.get(i).model())) {
                faults.add(new ModelFault(i, "modelId", "duplicate_model", "is in the list already"));
            }
        }
        return faults;
    }

    /**
     * @param after all of the project's models as they are to be
     * @param wanted those asked for, in the order of the request
     */
    static List<ModelFault> referencesTaken(Collection<ProjectModel> after, List<WantedModel> wanted) {
        List<ModelFault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            var each = wanted.get(i);
            var taken = after.stream()
                    .filter(model -> each.logicalRef() != null
                            && each.logicalRef().equals(model.logicalRef())
                            && !each.model().equals(model.model()))
                    .findFirst();
            if (taken.isPresent()) {
                faults.add(new ModelFault(
                        i,
                        "logicalRef",
                        "logical_ref_taken",
                        "is taken by " + taken.get().name()));
            }
        }
        return faults;
    }
}
