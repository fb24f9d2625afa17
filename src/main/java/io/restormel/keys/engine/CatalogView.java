package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/** What the engine asks of the model catalogue. Must be immutable: a snapshot keeps it and asks from many threads. */
@FunctionalInterface
public interface CatalogView {

    /** A catalogue that knows nothing: no lifecycle, no prices. */
    CatalogView EMPTY = _ -> null;

    /**
     * The model by provider and id, else by id alone; null when neither is known.
     *
     * @param ref its provider may be empty, which asks by id alone
     */
    @Nullable
    CatalogModel find(ModelRef ref);
}
