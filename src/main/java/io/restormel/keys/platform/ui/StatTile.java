package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One figure with its label, unit and a hint on how to read it. Put several into a {@link #row}. */
public final class StatTile extends Div {

    private final Span value = new Span();
    private final Span unit = new Span();
    private final Span hint = new Span();

    /** @param unit and hint may be empty */
    public StatTile(String label, String value, String unit, String hint) {
        addClassNames("card", "stat");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
        var name = new Span(label);
        name.addClassName("stat-label");
        this.value.addClassName("stat-value");
        this.unit.addClassName("stat-unit");
        this.hint.addClassName("stat-hint");
        var figure = new Div(this.value, this.unit);
        figure.addClassName("stat-figure");
        add(name, figure, this.hint);
        set(value, unit, hint);
    }

    /** Shows another figure in place. */
    public void set(String newValue, String newUnit, String newHint) {
        value.setText(newValue);
        unit.setText(newUnit);
        unit.setVisible(!newUnit.isEmpty());
        hint.setText(newHint);
        hint.setVisible(!newHint.isEmpty());
    }

    /** Lays tiles side by side, as many as fit. */
    public static Div row(StatTile... tiles) {
        var row = new Div(tiles);
        row.addClassName("stat-row");
        return row;
    }
}
