package io.restormel.keys.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the bytes of a catalogue file into a {@link Catalog}, or refuses them whole with every problem found. Strict on
 * purpose: a field name that is off by a letter would otherwise lose a price without a word.
 */
final class CatalogParser {

    private static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<CatalogProblem> problems = new ArrayList<>();

    private CatalogParser() {}

    /**
     * @param source names the file in messages; must hold no secret
     * @throws CatalogRefusedException if anything is wrong
     */
    static Catalog parse(String source, byte[] content) {
        var parser = new CatalogParser();
        var catalog = parser.read(content);
        if (catalog == null || !parser.problems.isEmpty()) {
            throw new CatalogRefusedException(source, parser.problems);
        }
        return catalog;
    }

    private @Nullable Catalog read(byte[] content) {
        try {
            var root = new JsonFields(JSON.readTree(content), "", problems);
            if (!problems.isEmpty()) {
                return null;
            }
            var schemaVersion = root.optionalCount("schemaVersion");
            if (schemaVersion == null || schemaVersion != SCHEMA_VERSION) {
                root.problem("schemaVersion", "must be " + SCHEMA_VERSION);
                return null;
            }
            var version = root.text("catalogVersion");
            var generatedAt = root.instant("generatedAt");
            var providers = root.objects("providers", CatalogParser::provider);
            var models = root.objects("models", CatalogParser::model);
            root.end();
            checkProviders(providers);
            checkModels(providers, models);
            return new Catalog(version, generatedAt, providers, models);
        } catch (JacksonException e) {
            problems.add(new CatalogProblem("", "is not valid JSON: " + e.getOriginalMessage()));
            return null;
        }
    }

    private static Provider provider(JsonFields json) {
        var id = json.text("id");
        var wireId = json.optionalText("wireId");
        var validation = json.optionalObject("validation", CatalogParser::validation);
        if (validation == null) {
            json.problem("validation", "is missing");
            validation = new Provider.Validation(Provider.Mode.NONE, false, false, null);
        }
        return new Provider(
                id,
                wireId == null ? id : wireId,
                json.text("displayName"),
                json.texts("aliases"),
                json.text("websiteUrl"),
                json.optionalText("docsUrl"),
                json.texts("environmentVariables"),
                validation);
    }

    private static Provider.Validation validation(JsonFields json) {
        var mode = json.oneOf("mode", Provider.Mode.class);
        boolean requiresBaseUrl = json.flag("requiresBaseUrl");
        boolean requiresModel = json.flag("requiresModel");
        var baseUrl = json.optionalText("defaultApiBaseUrl");
        boolean hasCommonAddress = mode == Provider.Mode.OPENAI_COMPATIBLE && !requiresBaseUrl;
        if (hasCommonAddress != (baseUrl != null)) {
            json.problem(
                    "defaultApiBaseUrl",
                    hasCommonAddress ? "is missing" : "is for openai_compatible providers with a common address only");
        }
        return new Provider.Validation(mode, requiresBaseUrl, requiresModel, baseUrl);
    }

    private static Model model(JsonFields json) {
        return new Model(
                json.text("id"),
                json.text("canonicalName"),
                json.text("family"),
                json.texts("aliases"),
                json.oneOf("lifecycleState", Lifecycle.class),
                json.optionalDate("deprecationDate"),
                json.optionalDate("retirementDate"),
                json.optionalText("replacementModelId"),
                json.optionalText("description"),
                json.texts("modalities"),
                json.texts("capabilities"),
                json.optionalCount("contextWindow"),
                json.optionalCount("maxOutputTokens"),
                json.objects("variants", CatalogParser::variant));
    }

    private static ModelVariant variant(JsonFields json) {
        return new ModelVariant(
                json.text("providerType"),
                json.text("providerModelId"),
                json.oneOf("availabilityStatus", Availability.class),
                json.optionalObject("price", CatalogParser::price));
    }

    private static Price price(JsonFields json) {
        return new Price(
                json.price("inputPerMillion"),
                json.price("outputPerMillion"),
                json.optionalPrice("cachedInputPerMillion"),
                json.date("effectiveDate"));
    }

    private void checkProviders(List<Provider> providers) {
        var owners = new HashMap<String, Integer>();
        for (int index = 0; index < providers.size(); index++) {
            var provider = providers.get(index);
            var spellings = new LinkedHashSet<>(provider.aliases());
            spellings.add(provider.id());
            spellings.add(provider.wireId());
            for (var spelling : spellings) {
                var at = "providers[" + index + "]";
                if (!spelling.equals(Catalog.slug(spelling))) {
                    problems.add(new CatalogProblem(at, "'" + spelling + "' must be lower case with underscores"));
                }
                claim(owners, spelling, index, at, "provider");
            }
        }
    }

    private void checkModels(List<Provider> providers, List<Model> models) {
        var known = new HashSet<String>();
        providers.forEach(provider -> known.add(provider.id()));
        var ids = new HashSet<String>();
        models.forEach(model -> ids.add(model.id()));
        var names = new HashMap<String, Integer>();
        var variantNames = new HashMap<String, Integer>();
        for (int index = 0; index < models.size(); index++) {
            var model = models.get(index);
            var at = "models[" + index + "]";
            claim(names, model.id(), index, at + ".id", "model");
            for (var alias : model.aliases()) {
                claim(names, alias, index, at + ".aliases", "model");
            }
            checkDates(model, at);
            var replacement = model.replacementModelId();
            if (replacement != null && (!ids.contains(replacement) || replacement.equals(model.id()))) {
                problems.add(new CatalogProblem(
                        at + ".replacementModelId", "'" + replacement + "' is not the id of another model"));
            }
            checkVariants(model, index, known, variantNames);
        }
    }

    private void checkDates(Model model, String at) {
        var deprecated = model.deprecationDate();
        var retired = model.retirementDate();
        if (deprecated != null && retired != null && retired.isBefore(deprecated)) {
            problems.add(new CatalogProblem(at + ".retirementDate", "must not be before the deprecation date"));
        }
    }

    private void checkVariants(Model model, int index, HashSet<String> known, Map<String, Integer> variantNames) {
        var own = new HashSet<String>();
        for (int position = 0; position < model.variants().size(); position++) {
            var variant = model.variants().get(position);
            var at = "models[" + index + "].variants[" + position + "]";
            if (!known.contains(variant.providerType())) {
                problems.add(new CatalogProblem(
                        at + ".providerType", "'" + variant.providerType() + "' is not the id of a provider"));
            }
            if (!own.add(variant.providerType())) {
                problems.add(new CatalogProblem(at + ".providerType", "the model has a second variant there"));
            }
            var names = new LinkedHashSet<>(model.aliases());
            names.add(model.id());
            names.add(variant.providerModelId());
            for (var name : names) {
                claim(variantNames, variant.providerType() + " " + name, index, at, "variant");
            }
        }
    }

    private void claim(Map<String, Integer> owners, String name, int owner, String at, String kind) {
        var earlier = owners.putIfAbsent(name, owner);
        if (earlier != null && (earlier != owner || kind.equals("model"))) {
            problems.add(new CatalogProblem(at, kind + " '" + name + "' is given twice"));
        }
    }
}
