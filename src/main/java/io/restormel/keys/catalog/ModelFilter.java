package io.restormel.keys.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which models to list. A null part does not restrict.
 *
 * @param lifecycle asking for deprecated or retired models by name also lifts the default hiding of them
 * @param family exact family
 * @param providerType canonical provider id; keeps models with a variant there
 * @param includeUnhealthy also models that are deprecated, retired or served by nobody, and unavailable variants
 */
public record ModelFilter(
        @Nullable Lifecycle lifecycle,
        @Nullable String family,
        @Nullable String providerType,
        boolean includeUnhealthy) {

    /** Everything that can be offered for new work. */
    public static final ModelFilter OFFERED = new ModelFilter(null, null, null, false);

    /** Everything in the catalogue. */
    public static final ModelFilter ALL = new ModelFilter(null, null, null, true);

    boolean accepts(Model model, LocalDate today) {
        return (lifecycle == null || lifecycle == model.lifecycle())
                && (family == null || family.equals(model.family()))
                && (providerType == null
                        || model.variants().stream()
                                .anyMatch(variant -> accepts(variant) && providerType.equals(variant.providerType())))
                && (showsUnhealthy() || model.offeredOn(today));
    }

    boolean accepts(ModelVariant variant) {
        return showsUnhealthy() || variant.availability() == Availability.AVAILABLE;
    }

    private boolean showsUnhealthy() {
        return includeUnhealthy || lifecycle == Lifecycle.DEPRECATED || lifecycle == Lifecycle.RETIRED;
    }
}
