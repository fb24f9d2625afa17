package io.restormel.keys.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Price;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.util.List;
import java.util.stream.Collectors;

/** All that the catalogue knows of one model at one provider. */
final class ModelDetail extends Composite<Div> {

    private final DescriptionList facts = new DescriptionList();

    ModelDetail(Offer offer, CatalogService catalog) {
        var model = offer.model();
        var badges = new Div(LifecycleText.badge(model, catalog.today()));
        badges.addClassName("chips");
        if (!offer.available()) {
            badges.add(new StatusBadge("Not served now", Tone.WARNING));
        }
        getContent().addClassName("detail");
        getContent().add(badges);
        if (model.description() != null) {
            getContent().add(new Paragraph(model.description()));
        }
        getContent().add(new CopyField("Model id", model.id()), facts);
        facts.addClassName("facts");
        fact("Provider", offer.provider());
        fact("Name at the provider", offer.variant().providerModelId());
        fact("Outlook", LifecycleText.outlook(model, catalog.today()));
        fact("Context window", Offer.tokens(model.contextWindow()) + " tokens");
        fact("Longest answer", Offer.tokens(model.maxOutputTokens()) + " tokens");
        fact("Input", Offer.money(offer.dollars(Price::inputPerMillion)) + " per million tokens");
        fact("Output", Offer.money(offer.dollars(Price::outputPerMillion)) + " per million tokens");
        fact("Cached input", Offer.money(offer.dollars(Price::cachedInputPerMillion)) + " per million tokens");
        var price = offer.variant().price();
        fact("Price as of", price == null ? "" : price.effectiveDate().toString());
        facts.add(new DescriptionList.Term("Abilities"), new DescriptionList.Description(chips(model.capabilities())));
        fact("Takes", model.modalities().stream().map(ModelDetail::words).collect(Collectors.joining(", ")));
        fact("Also known as", String.join(", ", model.aliases()));
    }

    private void fact(String name, String value) {
        if (!value.isEmpty() && !value.startsWith("–")) {
            facts.add(new DescriptionList.Term(name), new DescriptionList.Description(new Span(value)));
        }
    }

    private static Component chips(List<String> abilities) {
        var chips = new Div();
        chips.addClassName("chips");
        abilities.forEach(each -> chips.add(new StatusBadge(words(each), Tone.NEUTRAL)));
        return chips;
    }

    /** "structured output" for {@code structured_output}. */
    static String words(String wireName) {
        return wireName.replace('_', ' ');
    }
}
