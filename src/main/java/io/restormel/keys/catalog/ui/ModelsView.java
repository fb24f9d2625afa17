package io.restormel.keys.catalog.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.Price;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveFigures;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.SidePanel;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue: which models exist, who serves them, what they cost and how long they will live. When another catalogue is
 * in force, the page shows that.
 */
@Route("models")
@PageTitle("catalog.page")
@Menu(title = "catalog.page", order = 13, icon = Icons.CPU)
@StyleSheet("assets/styles/policies.css")
@PermitAll
class ModelsView extends PageLayout implements BeforeEnterObserver, LiveFigures {

    /** What is looked for may stand in the address. */
    static final String SEARCH = "search";

    private final CatalogService catalog;
    private Catalog shown;
    private List<Offer> offers = List.of();
    private final TextField search = new TextField(text("catalog.search.label"));
    private final ComboBox<Provider> provider = new ComboBox<>(text("catalog.provider"));
    private final ComboBox<Lifecycle> lifecycle = new ComboBox<>(text("catalog.lifecycle.label"));
    private final ComboBox<String> ability = new ComboBox<>(text("catalog.ability"));
    private final Div table = new Div();
    private final SidePanel panel = new SidePanel("");
    private final DataGrid<Offer> grid = new DataGrid<>(
            text("catalog.page"), new EmptyState(Icons.SEARCH, text("catalog.none.title"), text("catalog.none.text")));

    ModelsView(CatalogService catalog) {
        super(text("catalog.page"), text("catalog.explanation"));
        header().withHelp("docs/models");
        useFullWidth();
        header().withActions(new Anchor("project-models", text("catalog.ofProject")));
        this.catalog = catalog;
        shown = catalog.current();
        add(filters(), table, panel);
        columns();
        grid.scrolling("68vh");
        grid.addItemClickListener(event -> show(event.getItem()));
        load();
    }

    private void load() {
        var facts = shown;
        offers = facts.models().stream()
                .flatMap(model -> model.variants().stream().map(variant -> Offer.of(facts, model, variant)))
                .toList();
        choices(provider, facts.providers());
        choices(
                ability,
                offers.stream()
                        .flatMap(offer -> offer.model().capabilities().stream())
                        .distinct()
                        .sorted()
                        .toList());
        table.removeAll();
        table.add(new Section(text("catalog.version", facts.version()), grid).flush());
        refresh();
    }

    /** What is chosen stays chosen, if it is still there. */
    private static <T> void choices(ComboBox<T> filter, List<T> items) {
        var chosen = filter.getOptionalValue().filter(items::contains);
        filter.setItems(items);
        filter.clear();
        chosen.ifPresent(filter::setValue);
    }

    /** Nobody's requests change it. */
    @Override
    public Optional<UUID> figuresOf() {
        return Optional.empty();
    }

    @Override
    public void look() {
        if (!catalog.current().equals(shown)) {
            shown = catalog.current();
            load();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter(SEARCH).ifPresent(search::setValue);
    }

    private Div filters() {
        search.setPlaceholder(text("catalog.search.hint"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        provider.setItemLabelGenerator(Provider::displayName);
        lifecycle.setItems(Lifecycle.values());
        lifecycle.setItemLabelGenerator(LifecycleText::name);
        ability.setItemLabelGenerator(ModelDetail::words);
        search.addValueChangeListener(_ -> refresh());
        for (var filter : List.of(provider, lifecycle, ability)) {
            filter.setPlaceholder(text("catalog.all"));
            filter.setClearButtonVisible(true);
            filter.addValueChangeListener(_ -> refresh());
        }
        var row = new Div(search, provider, lifecycle, ability);
        row.addClassName("form-row");
        return row;
    }

    private void columns() {
        grid.addComponentColumn(ModelsView::name)
                .setHeader(text("catalog.model"))
                .setComparator(offer -> offer.model().id())
                .setWidth("230px")
                .setFlexGrow(2);
        grid.addColumn(Offer::provider)
                .setHeader(text("catalog.provider"))
                .setSortable(true)
                .setWidth("130px");
        number(text("catalog.context"), offer -> Offer.tokens(offer.model().contextWindow()))
                .setComparator(Comparator.comparing(
                        offer -> offer.model().contextWindow(), Comparator.nullsFirst(Comparator.naturalOrder())));
        price(text("catalog.input"), Price::inputPerMillion);
        price(text("catalog.output"), Price::outputPerMillion);
        price(text("catalog.cachedInput"), Price::cachedInputPerMillion).setWidth("145px");
        grid.addComponentColumn(offer -> LifecycleText.badge(offer.model(), catalog.today()))
                .setHeader(text("catalog.lifecycle.label"))
                .setComparator(offer -> offer.model().lifecycle())
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(this::outlook).setHeader(text("catalog.outlook.label")).setWidth("200px");
    }

    private String outlook(Offer offer) {
        var outlook = LifecycleText.outlook(offer.model(), catalog.today());
        return outlook.isEmpty() ? "–" : outlook;
    }

    private static Component name(Offer offer) {
        var id = new Span(offer.model().id());
        id.addClassName("cell-main");
        var title = new Span(offer.model().canonicalName());
        title.addClassName("cell-note");
        var cell = new Div(id, title);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Grid.Column<Offer> price(String header, Function<Price, @Nullable BigDecimal> part) {
        return number(header, offer -> Offer.money(offer.dollars(part)))
                .setComparator(Comparator.comparing(
                        offer -> offer.dollars(part), Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private Grid.Column<Offer> number(String header, Function<Offer, String> text) {
        return grid.addColumn(text::apply)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("124px")
                .setFlexGrow(0);
    }

    private void refresh() {
        grid.setItems(offers.stream().filter(this::isShown).toList());
    }

    private boolean isShown(Offer offer) {
        Model model = offer.model();
        return offer.matches(search.getValue())
                && (provider.isEmpty()
                        || provider.getValue().id().equals(offer.variant().providerType()))
                && (lifecycle.isEmpty() || lifecycle.getValue() == model.lifecycle())
                && (ability.isEmpty() || model.supports(ability.getValue()));
    }

    private void show(Offer offer) {
        panel.show(offer.model().canonicalName(), new ModelDetail(offer, catalog));
    }
}
