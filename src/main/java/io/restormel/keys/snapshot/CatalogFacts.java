package io.restormel.keys.snapshot;

import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.ModelVariant;
import io.restormel.keys.catalog.Price;
import io.restormel.keys.engine.Abilities;
import io.restormel.keys.engine.CatalogModel;
import io.restormel.keys.engine.CatalogView;
import io.restormel.keys.engine.ModelRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** The engine's view of one edition of the catalogue. Dates begin at midnight UTC. Immutable. */
record CatalogFacts(Catalog catalog) implements CatalogView {

    @Override
    public @Nullable CatalogModel find(ModelRef ref) {
        return catalog.findVariant(ref.providerType(), ref.modelId())
                .map(found -> facts(ref, found.model(), found.variant()))
                .or(() -> catalog.findModel(ref.modelId()).map(model -> facts(ref, model, null)))
                .orElse(null);
    }

    private static CatalogModel facts(ModelRef ref, Model model, @Nullable ModelVariant variant) {
        Price price = variant == null ? null : variant.price();
        return new CatalogModel(
                ref,
                model.lifecycle().wireName(),
                midnight(model.deprecationDate()),
                midnight(model.retirementDate()),
                price == null ? null : price.inputPerMillion(),
                price == null ? null : price.outputPerMillion(),
                model.replacementModelId(),
                variant == null ? null : variant.availability() == Availability.AVAILABLE,
                abilities(model));
    }

    private static Abilities abilities(Model model) {
        var names = new HashSet<String>();
        for (var name : Abilities.KNOWN) {
            if (model.supports(name)) {
                names.add(name);
            }
        }
        if (model.supports("structured_output")) {
            names.add("json");
        }
        if (model.modalities().contains("image")) {
            names.add("vision");
        }
        return new Abilities(names, model.contextWindow() == null ? null : Long.valueOf(model.contextWindow()));
    }

    private static @Nullable Instant midnight(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
