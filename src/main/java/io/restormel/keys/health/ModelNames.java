package io.restormel.keys.health;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.ModelRef;
import org.springframework.stereotype.Component;

/** Models under the names that reports of calls are kept under, whatever alias a step has. Thread-safe. */
@Component
class ModelNames {

    private final CatalogService catalog;

    ModelNames(CatalogService catalog) {
        this.catalog = catalog;
    }

    ModelRef canonical(ModelRef model) {
        return catalog.find(model.providerType(), model.modelId())
                .map(found -> new ModelRef(model.providerType(), found.model().id()))
                .orElse(model);
    }
}
