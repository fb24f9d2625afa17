package io.restormel.keys.health.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.health.CircuitReport;
import io.restormel.keys.health.CircuitState;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.TimeText;
import java.util.function.Consumer;

/** The circuits of a project, each with its button. */
final class CircuitGrid extends DataGrid<CircuitReport> {

    /**
     * @param trip asked to open one; {@code reset} to close one
     * @param editable whether there are buttons at all
     */
    CircuitGrid(boolean editable, Consumer<CircuitReport> trip, Consumer<CircuitReport> reset) {
        super(
                text("health.circuits.label"),
                new EmptyState(Icons.HEART, text("health.circuits.none"), text("health.circuits.noneText")));
        addColumn(CircuitWords::name)
                .setHeader(text("health.column.what"))
                .setTooltipGenerator(CircuitWords::name)
                .setWidth("150px")
                .setFlexGrow(2);
        addColumn(CircuitWords::kind)
                .setHeader(text("health.column.kind"))
                .setWidth("105px")
                .setFlexGrow(0);
        addComponentColumn(report -> CircuitWords.badge(report.circuit()))
                .setHeader(text("health.column.state"))
                .setWidth("170px")
                .setFlexGrow(0);
        addColumn(report -> CircuitWords.share(report.window()))
                .setHeader(text("health.column.failures"))
                .setWidth("100px")
                .setFlexGrow(0);
        addColumn(CircuitWords::reason)
                .setHeader(text("health.column.why"))
                .setTooltipGenerator(CircuitWords::reason)
                .setWidth("150px")
                .setFlexGrow(2);
        addComponentColumn(CircuitGrid::retry)
                .setHeader(text("health.column.retry"))
                .setWidth("130px")
                .setFlexGrow(0);
        addColumn(CircuitWords::routes)
                .setHeader(text("health.column.routes"))
                .setWidth("160px")
                .setFlexGrow(2);
        if (editable) {
            addComponentColumn(report -> button(report, trip, reset))
                    .setHeader(text("health.column.actions"))
                    .setWidth("130px")
                    .setFlexGrow(0);
        }
    }

    private static Component retry(CircuitReport report) {
        var circuit = report.circuit();
        if (circuit.state() != CircuitState.OPEN) {
            return new Span("–");
        }
        return circuit.retryAt() == null ? new Span(text("health.retry.reset")) : new TimeText(circuit.retryAt());
    }

    private static Button button(CircuitReport report, Consumer<CircuitReport> trip, Consumer<CircuitReport> reset) {
        boolean closed = report.circuit().state() == CircuitState.CLOSED;
        var button = new Button(
                text(closed ? "health.trip.button" : "health.reset.button"),
                _ -> (closed ? trip : reset).accept(report));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(text(closed ? "health.trip.label" : "health.reset.label", CircuitWords.name(report)));
        return button;
    }
}
