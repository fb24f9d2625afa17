package io.restormel.keys.health.ui;

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
                "Circuits",
                new EmptyState(
                        Icons.HEART,
                        "Nothing to watch yet",
                        "Providers, models and keys show up here as soon as a live route names them."));
        addColumn(CircuitReport::words)
                .setHeader("What")
                .setTooltipGenerator(CircuitReport::words)
                .setWidth("200px")
                .setFlexGrow(2);
        addColumn(CircuitWords::kind).setHeader("Kind").setWidth("95px").setFlexGrow(0);
        addComponentColumn(report -> CircuitWords.badge(report.circuit()))
                .setHeader("State")
                .setWidth("150px")
                .setFlexGrow(0);
        addColumn(report -> CircuitWords.share(report.window()))
                .setHeader("Failures")
                .setWidth("140px")
                .setFlexGrow(0);
        addColumn(report -> report.circuit().reason())
                .setHeader("Why")
                .setTooltipGenerator(report -> report.circuit().reason())
                .setWidth("180px")
                .setFlexGrow(2);
        addComponentColumn(CircuitGrid::retry)
                .setHeader("Tried again")
                .setWidth("120px")
                .setFlexGrow(0);
        addColumn(CircuitWords::routes).setHeader("Routes").setWidth("130px");
        if (editable) {
            addComponentColumn(report -> button(report, trip, reset))
                    .setHeader("Actions")
                    .setWidth("110px")
                    .setFlexGrow(0);
        }
    }

    private static Component retry(CircuitReport report) {
        var circuit = report.circuit();
        if (circuit.state() != CircuitState.OPEN) {
            return new Span("–");
        }
        return circuit.retryAt() == null ? new Span("When reset") : new TimeText(circuit.retryAt());
    }

    private static Button button(CircuitReport report, Consumer<CircuitReport> trip, Consumer<CircuitReport> reset) {
        boolean closed = report.circuit().state() == CircuitState.CLOSED;
        var button = new Button(closed ? "Trip" : "Reset", _ -> (closed ? trip : reset).accept(report));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel((closed ? "Trip the circuit of " : "Reset the circuit of ") + report.words());
        return button;
    }
}
