package io.restormel.keys.model;

import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.resolve.LogicalRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    SortedMap<Integer, WantedModel> canonical(SortedMap<Integer, WantedModel> wanted) {
        var canonical = new TreeMap<>(wanted);
        canonical.replaceAll((_, each) -> {
            var provider = catalog.current().canonicalProvider(each.providerType());
            return each.named(
                    provider,
                    catalog.find(provider, each.modelId())
                            .map(found -> found.model().id())
                            .orElse(each.modelId()));
        });
        return canonical;
    }

    /** What the catalogue, or the form of a reference, has against each. */
    List<ModelFault> faults(SortedMap<Integer, WantedModel> wanted, Collection<ProjectModel> existing) {
        var known = existing.stream().map(ProjectModel::model).collect(Collectors.toSet());
        List<ModelFault> faults = new ArrayList<>();
        wanted.forEach((index, each) -> Stream.of(
                        known.contains(each.model()) ? Optional.<ModelFault>empty() : fault(index, each),
                        referenceFault(index, each))
                .flatMap(Optional::stream)
                .forEach(faults::add));
        return faults;
    }

    private Optional<ModelFault> fault(int index, WantedModel wanted) {
        var facts = catalog.current();
        if (facts.findProvider(wanted.providerType()).isEmpty()) {
            return Optional.of(new ModelFault(
                    index,
                    "providerType",
                    "unknown_provider",
                    "is no provider of the catalogue: " + wanted.providerType()));
        }
        var found = catalog.find(wanted.providerType(), wanted.modelId());
        if (found.isEmpty()) {
            return Optional.of(
                    facts.findModel(wanted.modelId()).isEmpty()
                            ? new ModelFault(
                                    index,
                                    "modelId",
                                    "unknown_model",
                                    "is no model of the catalogue: " + wanted.modelId())
                            : unavailable(index, wanted));
        }
        if (found.get().model().retiredOn(catalog.today())) {
            return Optional.of(
                    new ModelFault(index, "modelId", "model_unavailable", "is retired: " + wanted.modelId()));
        }
        return found.get().variant().availability() == Availability.AVAILABLE
                ? Optional.empty()
                : Optional.of(unavailable(index, wanted));
    }

    private static ModelFault unavailable(int index, WantedModel wanted) {
        return new ModelFault(
                index,
                "providerType",
                "variant_unavailable",
                "does not serve " + wanted.modelId() + ": " + wanted.providerType());
    }

    private static Optional<ModelFault> referenceFault(int index, WantedModel wanted) {
        var reference = wanted.logicalRef();
        return reference == null || (reference.length() <= MAX_NAME && LogicalRef.parse(reference) != null)
                ? Optional.empty()
                : Optional.of(new ModelFault(
                        index,
                        "logicalRef",
                        "invalid_logical_ref",
                        "must be like ref:restormel-keys:llm/primary, with at most " + MAX_NAME + " characters"));
    }

    /** @param wanted canonical */
    static List<ModelFault> repeated(SortedMap<Integer, WantedModel> wanted) {
        var seen = new HashSet<>();
        List<ModelFault> faults = new ArrayList<>();
        wanted.forEach((index, each) -> {
            if (!seen.add(each.model())) {
                faults.add(new ModelFault(index, "modelId", "duplicate_model", "is in the list already"));
            }
        });
        return faults;
    }

    /**
     * @param after all of the project's models as they are to be
     * @param wanted those asked for
     */
    static List<ModelFault> referencesTaken(Collection<ProjectModel> after, SortedMap<Integer, WantedModel> wanted) {
        List<ModelFault> faults = new ArrayList<>();
        wanted.forEach((index, each) -> after.stream()
                .filter(model -> each.logicalRef() != null
                        && each.logicalRef().equals(model.logicalRef())
                        && !each.model().equals(model.model()))
                .findFirst()
                .ifPresent(taken -> faults.add(
                        new ModelFault(index, "logicalRef", "logical_ref_taken", "is taken by " + taken.name()))));
        return faults;
    }
}
