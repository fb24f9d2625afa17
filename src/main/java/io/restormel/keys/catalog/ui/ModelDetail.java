package io.restormel.keys.catalog.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
import io.restormel.keys.platform.ui.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that the catalogue knows of one model at one provider. */
final class ModelDetail extends Composite<Div> {

    private final DescriptionList facts = new DescriptionList();

    ModelDetail(Offer offer, CatalogService catalog) {
        var model = offer.model();
        var badges = new Div(LifecycleText.badge(model, catalog.today()));
        badges.addClassName("chips");
        if (!offer.available()) {
            badges.add(new StatusBadge(text("catalog.detail.notServed"), Tone.WARNING));
        }
        getContent().addClassName("detail");
        getContent().add(badges);
        if (model.description() != null) {
            getContent().add(new Paragraph(model.description()));
        }
        getContent().add(new CopyField(text("catalog.detail.id"), model.id()), facts);
        facts.addClassName("facts");
        fact(text("catalog.provider"), offer.provider());
        fact(text("catalog.detail.name"), offer.variant().providerModelId());
        fact(text("catalog.outlook.label"), LifecycleText.outlook(model, catalog.today()));
        fact(text("catalog.detail.window"), tokens(model.contextWindow()));
        fact(text("catalog.detail.longest"), tokens(model.maxOutputTokens()));
        fact(text("catalog.input"), perMillion(offer.dollars(Price::inputPerMillion)));
        fact(text("catalog.output"), perMillion(offer.dollars(Price::outputPerMillion)));
        fact(text("catalog.cachedInput"), perMillion(offer.dollars(Price::cachedInputPerMillion)));
        var price = offer.variant().price();
        fact(
                text("catalog.detail.priceDate"),
                price == null ? "" : price.effectiveDate().toString());
        facts.add(
                new DescriptionList.Term(text("catalog.detail.abilities")),
                new DescriptionList.Description(chips(model.capabilities())));
        fact(
                text("catalog.detail.takes"),
                model.modalities().stream().map(ModelDetail::words).collect(Collectors.joining(", ")));
        fact(text("catalog.detail.aliases"), String.join(", ", model.aliases()));
    }

    private static String tokens(@Nullable Integer tokens) {
        return text("catalog.detail.tokens", Offer.tokens(tokens));
    }

    private static String perMillion(@Nullable BigDecimal dollars) {
        return text("catalog.detail.perMillion", Offer.money(dollars));
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
        return Texts.find("catalog.word.", wireName).orElseGet(() -> wireName.replace('_', ' '));
    }
}
