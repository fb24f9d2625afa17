package io.restormel.keys.catalog;

import java.util.Locale;

/** Where a model stands with its vendor, from {@code ACTIVE} (recommended) to {@code RETIRED} (calls fail). */
public enum Lifecycle {
    ACTIVE,
    /** Still served, superseded, no end announced. */
    LEGACY,
    /** Still served, the vendor has announced the end; the retirement date may be known or not. */
    DEPRECATED,
    RETIRED;

    /** The spelling on the wire and in policies: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
