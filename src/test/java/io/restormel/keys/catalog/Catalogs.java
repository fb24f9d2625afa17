package io.restormel.keys.catalog;

import java.time.Clock;

/** Catalogues for tests of other features. */
public final class Catalogs {

    private Catalogs() {}

    /** The bundled one in force. */
    public static CatalogService service() {
        return new CatalogService(new CatalogLoader(), new CatalogProperties(null, null), _ -> {}, Clock.systemUTC());
    }

    public static Catalog bundled() {
        return new CatalogLoader().bundled();
    }
}
