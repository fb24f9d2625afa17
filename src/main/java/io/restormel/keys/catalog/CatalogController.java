package io.restormel.keys.catalog;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Sha256;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The public catalogue over HTTP. No caller is asked who they are: there is nothing of a tenant in it. */
@RestController
@RequestMapping({"/keys/dashboard/api", "/keys/v1"})
class CatalogController {

    private final CatalogService catalog;
    private final ModelObservations observations;
    private final JsonMapper json;

    CatalogController(CatalogService catalog, ModelObservations observations, JsonMapper json) {
        this.catalog = catalog;
        this.observations = observations;
        this.json = json;
    }

    @GetMapping("/models")
    ModelJson.ListJson models(@RequestParam Map<String, String> parameters) {
        var query = CatalogQuery.of(parameters, 100, 500);
        var facts = catalog.current();
        return new ModelJson.ListJson(query.page(facts.models(query.filter(), catalog.today())).stream()
                .map(model -> ModelJson.of(model, facts.generatedAt()))
                .toList());
    }

    /** The id may hold slashes, so it is the whole rest of the path. */
    @GetMapping("/models/{*id}")
    ModelJson.OneJson model(@PathVariable String id) {
        var facts = catalog.current();
        var model = facts.findModel(id.substring(1)).orElseThrow(() -> ApplicationException.notFound("model"));
        var variants = model.variants().stream()
                .map(variant -> new ModelJson.PricedVariantJson(
                        wireId(facts, variant),
                        variant.providerModelId(),
                        variant.availability().wireName(),
                        CatalogJson.PriceJson.of(variant.price())))
                .toList();
        return new ModelJson.OneJson(ModelJson.of(model, facts.generatedAt(), variants));
    }

    /** The strong entity tag is the digest of the very bytes, so it holds for any query and across restarts. */
    @GetMapping("/catalog")
    ResponseEntity<byte[]> catalog(@RequestParam Map<String, String> parameters) {
        var body = json.writeValueAsBytes(page(CatalogQuery.of(parameters, 500, 1000)));
        return ResponseEntity.ok()
                .eTag(Sha256.hex(body))
                .cacheControl(CacheControl.noCache().cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private CatalogJson page(CatalogQuery query) {
        var facts = catalog.current();
        var models = facts.models(query.filter(), catalog.today());
        var data = query.page(models).stream()
                .map(model -> entry(facts, model, query.filter()))
                .toList();
        return new CatalogJson(
                CatalogJson.CONTRACT_VERSION,
                CatalogJson.SOURCE,
                facts.generatedAt(),
                CatalogJson.CompatibilityJson.CURRENT,
                facts.providers().stream()
                        .map(provider -> CatalogJson.ProviderJson.of(provider, count(models, provider, query.filter())))
                        .toList(),
                data,
                new CatalogJson.PagingJson(query.limit(), query.offset(), data.size()));
    }

    private static long count(List<Model> models, Provider provider, ModelFilter filter) {
        return models.stream()
                .filter(model -> model.variants().stream()
                        .anyMatch(variant -> filter.accepts(variant)
                                && variant.providerType().equals(provider.id())))
                .count();
    }

    private CatalogJson.EntryJson entry(Catalog facts, Model model, ModelFilter filter) {
        var variants = model.variants().stream()
                .filter(filter::accepts)
                .map(variant -> CatalogJson.VariantJson.of(variant, wireId(facts, variant), observations.of(variant)))
                .toList();
        var providerTypes = new LinkedHashSet<String>();
        variants.forEach(variant -> providerTypes.add(variant.providerType()));
        return new CatalogJson.EntryJson(
                model.id(),
                model.canonicalName(),
                model.family(),
                model.lifecycle().wireName(),
                model.deprecationDate(),
                model.retirementDate(),
                model.replacementModelId(),
                List.copyOf(providerTypes),
                variants);
    }

    private static String wireId(Catalog facts, ModelVariant variant) {
        return facts.findProvider(variant.providerType())
                .map(Provider::wireId)
                .orElseThrow(() -> new IllegalStateException("No provider " + variant.providerType()));
    }
}
