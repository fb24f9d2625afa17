package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.StatusBadge;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the list can tell of a request beside its time, which leads to the details. */
enum RequestColumn {
    ROUTE(140, true, row -> words(row.request().routeName())),
    MODEL(220, true, RequestColumn::model),
    STATUS(185, true, row -> Statuses.badge(row.request().status())),
    DECISION(
            100,
            true,
            row -> words(Figures.latency(row.request().latencyMicros()).toString())),
    COST(110, true, RequestColumn::cost),
    KEY(130, true, RequestColumn::key),
    ENVIRONMENT(130, false, row -> words(row.request().environmentName())),
    PROVIDER(
            110,
            false,
            row -> words(row.request().modelId() == null ? null : row.request().providerType())),
    ENDUSER(130, false, row -> words(row.request().endUserId())),
    OUTCOME(130, false, RequestColumn::outcome),
    TOKENS(110, false, RequestColumn::tokens),
    CALLTIME(110, false, RequestColumn::callTime);

    private final int width;
    private final boolean first;
    private final Function<RequestRow, Component> cell;

    /** @param width CSS pixels */
    RequestColumn(int width, boolean first, Function<RequestRow, Component> cell) {
        this.width = width;
        this.first = first;
        this.cell = cell;
    }

    String label() {
        return text("usage.column." + wire());
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    String width() {
        return width + "px";
    }

    /** Whether it is there before anybody chose. */
    boolean first() {
        return first;
    }

    Component cell(RequestRow row) {
        return cell.apply(row);
    }

    private static Component words(@Nullable String text) {
        return new Span(text == null ? "–" : text);
    }

    static Component model(RequestRow row) {
        var model =
                new Span(row.request().modelId() == null ? "–" : row.request().modelId());
        if (row.request().fallbackCount() > 0) {
            model.add(new Span(" "), new StatusBadge(text("usage.fallback"), StatusBadge.Tone.INFO));
        }
        return model;
    }

    private static Component key(RequestRow row) {
        return row.request().sample()
                ? new StatusBadge(text("usage.sampleKey"), StatusBadge.Tone.INFO)
                : words(row.request().gatewayKey());
    }

    /** What calls cost, or else what the request was estimated to. */
    private static Component cost(RequestRow row) {
        var reported = row.calls().costUsd();
        var estimated = row.request().estimatedCostUsd();
        if (reported == null && estimated != null && row.calls().calls() == 0) {
            return words(text("usage.estimated", Figures.usd(estimated)));
        }
        return words(Figures.usd(reported));
    }

    private static Component outcome(RequestRow row) {
        var last = row.calls().lastStatus();
        return last == null ? words(null) : Statuses.badge(last);
    }

    private static Component tokens(RequestRow row) {
        var input = row.calls().inputTokens();
        var output = row.calls().outputTokens();
        return words(
                input == null && output == null
                        ? null
                        : Figures.count((input == null ? 0 : input) + (output == null ? 0 : output)));
    }

    private static Component callTime(RequestRow row) {
        var micros = row.calls().lastMicros();
        return words(micros == null ? null : Figures.latency(micros).toString());
    }
}
