package io.restormel.keys.insight;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.ModelObservations;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.StepConfig;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What callers reported of the models that a route's steps name. */
@Component
class CrowdHints {

    private final CatalogService catalog;
    private final ModelObservations observations;

    CrowdHints(CatalogService catalog, ModelObservations observations) {
        this.catalog = catalog;
        this.observations = observations;
    }

    /** In the order of the steps; a step whose model nobody reported has none. */
    List<ExplainedChain.CrowdHint> of(List<StepConfig> steps) {
        return steps.stream().flatMap(this::of).toList();
    }

    private Stream<ExplainedChain.CrowdHint> of(StepConfig step) {
        var provider = step.providerPreference();
        var model = step.modelId();
        if (provider == null || model == null) {
            return Stream.empty();
        }
        return catalog.find(provider, model).stream().flatMap(found -> {
            var variant = found.variant();
            var reported = observations.of(variant);
            return reported.lastAt() == null
                    ? Stream.empty()
                    : Stream.of(new ExplainedChain.CrowdHint(
                            step.id(),
                            Providers.wire(variant.providerType()),
                            variant.providerModelId(),
                            reported.deprecated(),
                            reported.retired()));
        });
    }
}
