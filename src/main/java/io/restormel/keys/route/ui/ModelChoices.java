package io.restormel.keys.route.ui;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.ModelVariant;
import io.restormel.keys.catalog.Price;
import io.restormel.keys.catalog.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the catalogue offers to choose from, and what is worth knowing about a choice. */
final class ModelChoices {

    private final CatalogService catalogs;

    ModelChoices(CatalogService catalogs) {
        this.catalogs = catalogs;
    }

    List<String> providers() {
        return catalogs.providers().stream().map(Provider::id).toList();
    }

    String providerName(@Nullable String id) {
        return id == null || id.isEmpty()
                ? ""
                : catalogs.current().findProvider(id).map(Provider::displayName).orElse(id);
    }

    /** Ids of the models that this provider serves, or of all models; retired ones are left out. */
    List<String> models(@Nullable String provider) {
        return catalogs.current().models().stream()
                .filter(model -> !model.retiredOn(catalogs.today()))
                .filter(model -> provider == null
                        || provider.isEmpty()
                        || model.variants().stream()
                                .anyMatch(variant -> variant.providerType().equals(provider)))
                .map(Model::id)
                .toList();
    }

    /** Price, context window and lifecycle in one line; empty when the catalogue does not know the model. */
    String facts(@Nullable String provider, String modelId) {
        return variant(provider, modelId)
                .map(found -> facts(found.model(), found.variant()))
                .orElse("");
    }

    /** What should make one think twice, such as a coming retirement; empty when nothing should. */
    String warning(@Nullable String provider, @Nullable String modelId) {
        if (modelId == null || modelId.isEmpty()) {
            return "";
        }
        var found = variant(provider, modelId);
        if (found.isEmpty()) {
            return "Not in the catalogue for this provider.";
        }
        var model = found.get().model();
        var instead = model.replacementModelId() == null ? "" : " Consider " + model.replacementModelId() + ".";
        if (model.retiredOn(catalogs.today())) {
            return "Retired: calls fail." + instead;
        }
        if (model.lifecycle() == Lifecycle.DEPRECATED) {
            var when = model.retirementDate() == null ? "" : ", ends " + model.retirementDate();
            return "Deprecated" + when + "." + instead;
        }
        return "";
    }

    private Optional<Catalog.Variant> variant(@Nullable String provider, String modelId) {
        var facts = catalogs.current();
        return provider == null || provider.isEmpty()
                ? facts.findModel(modelId)
                        .map(model ->
                                new Catalog.Variant(model, model.variants().getFirst()))
                : facts.findVariant(provider, modelId);
    }

    private static String facts(Model model, ModelVariant variant) {
        List<String> parts = new ArrayList<>();
        var price = variant.price();
        if (price != null) {
            parts.add(price(price));
        }
        var context = model.contextWindow();
        if (context != null) {
            parts.add(tokens(context) + " context");
        }
        if (model.lifecycle() != Lifecycle.ACTIVE) {
            parts.add(model.lifecycle().wireName());
        }
        return String.join(" · ", parts);
    }

    private static String price(Price price) {
        return "$" + price.inputPerMillion().stripTrailingZeros().toPlainString() + " in / $"
                + price.outputPerMillion().stripTrailingZeros().toPlainString() + " out per 1M";
    }

    private static String tokens(int tokens) {
        return tokens >= 1_000_000
                ? String.format(Locale.ROOT, "%.1fM", tokens / 1_000_000.0).replace(".0M", "M")
                : tokens / 1000 + "k";
    }
}
