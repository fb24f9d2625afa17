package io.restormel.keys.catalog.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.ModelVariant;
import io.restormel.keys.catalog.Price;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.platform.ui.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of the catalogue: one model at one provider. */
record Offer(String provider, Model model, ModelVariant variant) {

    static Offer of(Catalog catalog, Model model, ModelVariant variant) {
        var name = catalog.findProvider(variant.providerType()).map(Provider::displayName);
        return new Offer(name.orElse(variant.providerType()), model, variant);
    }

    boolean available() {
        return variant.availability() == Availability.AVAILABLE;
    }

    /** Whether any name of it contains the text, in any case. */
    boolean matches(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return has(wanted, model.id())
                || has(wanted, model.canonicalName())
                || has(wanted, variant.providerModelId())
                || has(wanted, provider)
                || model.aliases().stream().anyMatch(alias -> has(wanted, alias));
    }

    private static boolean has(String wanted, String name) {
        return name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** US dollars for a million tokens; null when unknown. */
    @Nullable
    BigDecimal dollars(Function<Price, @Nullable BigDecimal> part) {
        var price = variant.price();
        return price == null ? null : part.apply(price);
    }

    /** "$2.50", or a dash when unknown. */
    static String money(@Nullable BigDecimal dollars) {
        return Optional.ofNullable(dollars)
                .map(BigDecimal::stripTrailingZeros)
                .map(amount -> amount.scale() < 2 ? amount.setScale(2) : amount)
                .map(amount ->
                        text("catalog.money", String.format(Texts.language(), "%." + amount.scale() + "f", amount)))
                .orElse("–");
    }

    /** "1,050,000", or a dash when unknown. */
    static String tokens(@Nullable Integer tokens) {
        return tokens == null ? "–" : String.format(Texts.language(), "%,d", tokens);
    }
}
