package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Figures over time as stacked bars or lines, with legend and a table of the same figures for keyboard and screen reader. */
@Tag("time-chart")
@NpmPackage(value = "chart.js", version = "4.5.1")
@JsModule("./time-chart.js")
public final class TimeChart extends Component implements HasSize, HasStyle {

    /** How the series are drawn: bars stack up to a total, lines are compared. */
    public enum Kind {
        BAR,
        LINE
    }

    /**
     * One coloured series. Six colours are told apart; put the rest into "Other".
     *
     * @param values one a bucket, in the buckets' order
     */
    public record Series(String name, List<? extends Number> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /** What the chart itself says, and in which language it writes days and figures. */
    private record Words(
            String language,
            String drawn,
            String none,
            String legend,
            String hide,
            String show,
            String time,
            String money) {}

    private record Data(List<String> buckets, List<Series> series) {}

    /**
     * @param label what the chart shows, for assistive technology: "Requests per day by model"
     * @param unit after each figure, "$" before it; may be empty
     */
    public TimeChart(String label, Kind kind, String unit) {
        getElement().setProperty("label", label);
        getElement().setProperty("unit", unit);
        getElement().setProperty("kind", kind == Kind.BAR ? "bar" : "line");
        getElement().setPropertyJson("words", JsonMapper.shared().valueToTree(words(label)));
        setSeries(List.of(), List.of());
    }

    private static Words words(String label) {
        return new Words(
                Texts.language().toLanguageTag(),
                text("platform.chart.drawn", label),
                text("platform.chart.none"),
                text("platform.chart.legend"),
                text("platform.chart.hide"),
                text("platform.chart.show"),
                text("platform.chart.time"),
                text("platform.chart.money", "{0}"));
    }

    /** Replaces what is drawn. Buckets are the starts of equal periods, ascending; without any the chart says so. */
    public void setSeries(List<Instant> buckets, List<Series> series) {
        for (var one : series) {
            if (one.values().size() != buckets.size()) {
                throw new IllegalArgumentException("Series " + one.name() + " has "
                        + one.values().size() + " values for " + buckets.size() + " buckets");
            }
        }
        var data = new Data(buckets.stream().map(Instant::toString).toList(), series);
        getElement().setPropertyJson("data", JsonMapper.shared().valueToTree(data));
    }
}
