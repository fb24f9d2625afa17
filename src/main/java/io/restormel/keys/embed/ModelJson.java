package io.restormel.keys.embed;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.ModelVariant;
import io.restormel.keys.engine.Providers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model at a provider, as the ModelSelector shows it. Prices are US dollars, as decimal text. */
record ModelJson(
        String id,
        String providerId,
        String name,
        @Nullable Integer contextWindow,
        @Nullable Integer outputLimit,
        @Nullable String inputUsdPerMillion,
        @Nullable String outputUsdPerMillion,
        List<String> abilities,
        String lifecycle,
        @Nullable LocalDate retiresAt,
        @Nullable String replacement,
        boolean available,
        @Nullable ReasonJson reason) {

    /** Our catalogue's words by the ones on the wire, in the order in which they are shown. */
    private static final Map<String, String> ABILITIES =
            Map.of("vision", "vision", "tools", "tools", "json", "structured_output", "reasoning", "reasoning");

    private static final List<String> ORDER = List.of("vision", "tools", "json", "reasoning");

    /** Why a model cannot be chosen. */
    record ReasonJson(
            String code,
            @Nullable String policy,
            @Nullable String provider,
            @Nullable LocalDate date,
            @Nullable String replacement) {

        static ReasonJson policy(String name) {
            return new ReasonJson("policy", name, null, null, null);
        }

        static ReasonJson noKey(String provider) {
            return new ReasonJson("no_key", null, Providers.wire(provider), null, null);
        }

        static ReasonJson retired(Model model) {
            return new ReasonJson("retired", null, null, model.retirementDate(), model.replacementModelId());
        }

        static ReasonJson notOffered() {
            return new ReasonJson("not_offered", null, null, null, null);
        }
    }

    static ModelJson of(Model model, ModelVariant variant, LocalDate today, @Nullable ReasonJson reason) {
        var price = variant.price();
        return new ModelJson(
                model.id(),
                Providers.wire(variant.providerType()),
                model.canonicalName(),
                model.contextWindow(),
                model.maxOutputTokens(),
                price == null ? null : plain(price.inputPerMillion()),
                price == null ? null : plain(price.outputPerMillion()),
                ORDER.stream()
                        .filter(each -> model.supports(ABILITIES.getOrDefault(each, each)))
                        .toList(),
                lifecycle(model, today),
                model.retirementDate(),
                model.replacementModelId(),
                reason == null,
                reason);
    }

    /** One that a route names and the catalogue does not know. */
    static ModelJson unknown(String provider, String modelId, @Nullable ReasonJson reason) {
        return new ModelJson(
                modelId,
                Providers.wire(provider),
                modelId,
                null,
                null,
                null,
                null,
                List.of(),
                "active",
                null,
                null,
                reason == null,
                reason);
    }

    private static String plain(BigDecimal price) {
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    private static String lifecycle(Model model, LocalDate today) {
        if (model.retiredOn(today)) {
            return "retired";
        }
        var announced = model.deprecationDate();
        boolean deprecated =
                model.lifecycle() == Lifecycle.DEPRECATED || (announced != null && !announced.isAfter(today));
        return deprecated ? "deprecated" : "active";
    }

    /** A provider by name. */
    record MakerJson(String id, String name) {}

    /** The providers of these, each once, in the order in which they come. */
    static List<MakerJson> makersOf(List<ModelJson> models, Catalog catalog) {
        Stream<String> ids = models.stream().map(ModelJson::providerId).distinct();
        return ids.map(id -> new MakerJson(id, ProviderFacts.name(catalog, Providers.canonical(id))))
                .toList();
    }
}
