package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.usage.UsageReport;
import io.restormel.keys.usage.UsageReport.ModelTotals;
import io.restormel.keys.usage.UsageReport.Series;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The figures of a period, and what models and statuses they came to. */
final class UsageSummary extends Composite<Div> {

    private final UsageFigures figures = new UsageFigures();
    private Function<UnaryOperator<RequestQuery>, String> requestsBehind = _ -> "";
    private final DataGrid<ModelTotals> models = new DataGrid<>(text("usage.summary.byModelLabel"), nothing());
    private final DataGrid<Series> statuses = new DataGrid<>(text("usage.summary.byStatusLabel"), nothing());

    UsageSummary() {
        models.addComponentColumn(this::model)
                .setHeader(text("usage.dimension.model"))
                .setFlexGrow(2)
                .setWidth("150px");
        models.addColumn(ModelTotals::providerType)
                .setHeader(text("usage.dimension.provider"))
                .setWidth("100px");
        models.addColumn(model -> Figures.count(model.totals().requests()))
                .setHeader(text("usage.requests"))
                .setWidth("90px");
        models.addColumn(model -> Figures.usd(model.totals().costUsd()))
                .setHeader(text("usage.costUsd"))
                .setWidth("95px");
        statuses.addComponentColumn(this::status)
                .setHeader(text("usage.status"))
                .setFlexGrow(2)
                .setWidth("150px");
        statuses.addColumn(series -> Figures.count(series.totals().requests()))
                .setHeader(text("usage.requests"))
                .setWidth("90px");
        statuses.addColumn(series ->
                        Figures.latency(series.totals().averageLatencyMicros()).toString())
                .setHeader(text("usage.summary.mean"))
                .setWidth("125px");
        var tables = new Div(
                new Section(text("usage.summary.byModel"), models).flush(),
                new Section(text("usage.summary.byStatus"), statuses).flush());
        tables.addClassName("usage-tables");

        getContent().addClassName("usage-summary");
        getContent().add(figures, tables);
    }

    private Component model(ModelTotals model) {
        return model.modelId().isEmpty()
                ? new Span(text("usage.summary.noneChosen"))
                : new Anchor(
                        requestsBehind.apply(query -> query.withModel(model.providerType(), model.modelId())),
                        model.modelId());
    }

    private Component status(Series series) {
        return new Anchor(
                requestsBehind.apply(query -> query.withStatus(series.status())), Statuses.badge(series.status()));
    }

    private static Component nothing() {
        return new EmptyState(Icons.CHART, text("usage.summary.nothing"), text("usage.summary.nothingText"));
    }

    /** @param behind leads to the requests that are counted */
    void show(UsageReport report, Function<UnaryOperator<RequestQuery>, String> behind) {
        requestsBehind = behind;
        figures.show(report, behind.apply(UnaryOperator.identity()));
        models.setItems(report.byModel());
        statuses.setItems(report.byStatus());
    }
}
