package io.restormel.keys.outcome;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogChanged;
import io.restormel.keys.catalog.CatalogService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * All prices that the catalogues in force have had, by model and date. Rating reads memory only; any thread.
 *
 * <p>The price of a day is the latest one dated by then. Dates tell when a price was seen to hold, not since when, so
 * for days before the first one that price is the best there is.
 */
@Service
class PriceBook implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(PriceBook.class);

    private final CatalogService catalog;
    private final PriceRepository prices;
    private final Clock clock;
    private volatile Map<ModelName, NavigableMap<LocalDate, ModelPrice>> book = Map.of();

    PriceBook(CatalogService catalog, PriceRepository prices, Clock clock) {
        this.catalog = catalog;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    @EventListener(CatalogChanged.class)
    void refreshWithCatalog() {
        try {
            refresh();
        } catch (RuntimeException e) {
            log.error("The new catalogue's prices could not be recorded; outcomes are rated by the ones before", e);
        }
    }

    /** Records what the catalogue has anew and reads what other nodes recorded. */
    synchronized void refresh() {
        var known = index(prices.all());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var changed = catalogPrices(catalog.current(), now).stream()
                .filter(price -> !holds(known, price))
                .toList();
        prices.record(changed);
        book = changed.isEmpty() ? known : index(prices.all());
    }

    private static List<ModelPrice> catalogPrices(Catalog catalog, Instant now) {
        var found = new ArrayList<ModelPrice>();
        for (var model : catalog.models()) {
            for (var variant : model.variants()) {
                var price = variant.price();
                if (price != null) {
                    found.add(ModelPrice.of(new ModelName(variant.providerType(), model.id()), price, now));
                }
            }
        }
        return found;
    }

    private static boolean holds(Map<ModelName, NavigableMap<LocalDate, ModelPrice>> book, ModelPrice price) {
        var dated = book.get(price.model());
        var holding = dated == null ? null : dated.get(price.price().effectiveDate());
        return holding != null && holding.id().equals(price.id());
    }

    private static Map<ModelName, NavigableMap<LocalDate, ModelPrice>> index(List<ModelPrice> all) {
        var index = new HashMap<ModelName, NavigableMap<LocalDate, ModelPrice>>();
        all.stream()
                .sorted(Comparator.comparing(ModelPrice::recordedAt).thenComparing(ModelPrice::id))
                .forEach(price -> index.computeIfAbsent(price.model(), _ -> new TreeMap<>())
                        .put(price.price().effectiveDate(), price));
        return index;
    }

    /** The catalogue's spelling of a model, or the given one with its provider's canonical name. */
    ModelName name(String providerType, String modelId) {
        return catalog.find(providerType, modelId)
                .map(found -> new ModelName(
                        found.variant().providerType(), found.model().id()))
                .orElseGet(() -> new ModelName(catalog.current().canonicalProvider(providerType), modelId));
    }

    /** @param model as {@link #name} gives it */
    Rating rate(ModelName model, TokenCounts tokens, Instant at) {
        if (!tokens.told()) {
            return Rating.UNMETERED;
        }
        var dated = book.get(model);
        if (dated == null) {
            return Rating.UNPRICED;
        }
        var price = dated.floorEntry(LocalDate.ofInstant(at, ZoneOffset.UTC));
        return (price == null ? dated.firstEntry() : price).getValue().rate(tokens);
    }
}
