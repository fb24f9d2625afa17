package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.ModelVariant;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.platform.ui.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
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

    /** What should make one think twice of a choice, such as a coming retirement. */
    record Warning(String text, boolean isBad) {
        private static final Warning NONE = new Warning("", false);
    }

    /** With a blank text when there is nothing to warn of; bad when calls would fail. */
    Warning warning(@Nullable String provider, @Nullable String modelId) {
        if (modelId == null || modelId.isEmpty()) {
            return Warning.NONE;
        }
        var found = variant(provider, modelId);
        if (found.isEmpty()) {
            return new Warning(text("route.model.unknown"), true);
        }
        var model = found.get().model();
        if (model.retiredOn(catalogs.today())) {
            return new Warning(text("route.model.retired") + instead(model), true);
        }
        if (model.lifecycle() != Lifecycle.DEPRECATED) {
            return Warning.NONE;
        }
        var ends = model.retirementDate();
        return new Warning(
                (ends == null ? text("route.model.deprecated") : text("route.model.deprecatedUntil", ends.toString()))
                        + instead(model),
                false);
    }

    private static String instead(Model model) {
        var other = model.replacementModelId();
        return other == null ? "" : " " + text("route.model.instead", other);
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
            parts.add(price(price.inputPerMillion(), price.outputPerMillion()));
        }
        var context = model.contextWindow();
        if (context != null) {
            parts.add(text("route.model.context", tokens(context)));
        }
        if (model.lifecycle() != Lifecycle.ACTIVE) {
            parts.add(text("route.lifecycle." + model.lifecycle().wireName()));
        }
        return String.join(" · ", parts);
    }

    /** Of a million tokens each. */
    static String price(BigDecimal input, BigDecimal output) {
        return text("route.model.price", dollars(input), dollars(output));
    }

    /** With cents, or without where there are none. */
    private static String dollars(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        var format = decimals();
        format.setMinimumFractionDigits(plain.scale() > 0 ? 2 : 0);
        return format.format(plain);
    }

    private static String tokens(int tokens) {
        return tokens >= 1_000_000
                ? text(
                        "route.model.millions",
                        number(BigDecimal.valueOf(tokens).movePointLeft(6).setScale(1, RoundingMode.HALF_UP)))
                : text("route.model.thousands", number(BigDecimal.valueOf(tokens / 1000)));
    }

    /** As the viewer writes numbers, in full. */
    static String number(BigDecimal number) {
        return decimals().format(number);
    }

    private static NumberFormat decimals() {
        var format = NumberFormat.getNumberInstance(Texts.language());
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(10);
        return format;
    }
}
