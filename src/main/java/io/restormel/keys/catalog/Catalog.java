package io.restormel.keys.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All providers and models of one catalogue file, in file order, with its look-ups. Immutable. */
public final class Catalog {

    private final String version;
    private final Instant generatedAt;
    private final List<Provider> providers;
    private final List<Model> models;
    private final Map<String, Provider> providersBySpelling;
    private final Map<String, Model> modelsByName;
    private final Map<VariantKey, Variant> variants;

    /** The parts must be consistent: {@link CatalogParser} refuses a file in which names are not unique. */
    Catalog(String version, Instant generatedAt, List<Provider> providers, List<Model> models) {
        this.version = version;
        this.generatedAt = generatedAt;
        this.providers = List.copyOf(providers);
        this.models = List.copyOf(models);
        this.providersBySpelling = indexProviders(providers);
        this.modelsByName = indexModels(models);
        this.variants = indexVariants(models);
    }

    /** Version of the facts, not of the format; increases with each edition. */
    public String version() {
        return version;
    }

    public Instant generatedAt() {
        return generatedAt;
    }

    public List<Provider> providers() {
        return providers;
    }

    public List<Model> models() {
        return models;
    }

    /** The models that pass, in file order: newest of each vendor first. */
    public List<Model> models(ModelFilter filter, LocalDate today) {
        return models.stream().filter(model -> filter.accepts(model, today)).toList();
    }

    /** The provider of this spelling: its id, its wire id or an alias, in any case, with spaces or hyphens. */
    public Optional<Provider> findProvider(String spelling) {
        return Optional.ofNullable(providersBySpelling.get(slug(spelling)));
    }

    /** The canonical id of a known provider, otherwise the slugged input. */
    public String canonicalProvider(String spelling) {
        return findProvider(spelling).map(Provider::id).orElseGet(() -> slug(spelling));
    }

    /** The model of this catalogue id or alias; exact, case counts. */
    public Optional<Model> findModel(String name) {
        return Optional.ofNullable(modelsByName.get(name));
    }

    /**
     * The model as this provider serves it, whatever its availability.
     *
     * @param providerType any spelling of the provider
     * @param modelName catalogue id, alias, or the provider's own name of the model
     */
    public Optional<Variant> findVariant(String providerType, String modelName) {
        return Optional.ofNullable(variants.get(new VariantKey(canonicalProvider(providerType), modelName)));
    }

    /** Whether a reload would change anything that a user can notice. */
    boolean sameFactsAs(Catalog other) {
        return version.equals(other.version)
                && generatedAt.equals(other.generatedAt)
                && providers.equals(other.providers)
                && models.equals(other.models);
    }

    /** A variant together with the model that it is a variant of. */
    public record Variant(Model model, ModelVariant variant) {}

    private record VariantKey(String providerType, String modelName) {}

    static String slug(String spelling) {
        return spelling.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    private static Map<String, Provider> indexProviders(List<Provider> providers) {
        var index = new HashMap<String, Provider>();
        for (var provider : providers) {
            index.put(provider.id(), provider);
            index.put(provider.wireId(), provider);
            provider.aliases().forEach(alias -> index.put(alias, provider));
        }
        return Collections.unmodifiableMap(index);
    }

    private static Map<String, Model> indexModels(List<Model> models) {
        var index = new HashMap<String, Model>();
        for (var model : models) {
            index.put(model.id(), model);
            model.aliases().forEach(alias -> index.put(alias, model));
        }
        return Collections.unmodifiableMap(index);
    }

    private static Map<VariantKey, Variant> indexVariants(List<Model> models) {
        var index = new HashMap<VariantKey, Variant>();
        for (var model : models) {
            for (var variant : model.variants()) {
                var found = new Variant(model, variant);
                index.put(new VariantKey(variant.providerType(), model.id()), found);
                index.put(new VariantKey(variant.providerType(), variant.providerModelId()), found);
                model.aliases()
                        .forEach(alias -> index.putIfAbsent(new VariantKey(variant.providerType(), alias), found));
            }
        }
        return Collections.unmodifiableMap(index);
    }
}
