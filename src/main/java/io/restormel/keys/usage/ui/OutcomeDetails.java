package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.outcome.TokenCounts;
import io.restormel.keys.platform.ui.TimeText;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of a call, as its host reported it. */
final class OutcomeDetails extends Composite<Div> {

    OutcomeDetails(Outcome outcome, UI ui) {
        var report = outcome.report();
        var badges = new Div(Statuses.badge(report.status().wire()));
        badges.addClassName("usage-badges");
        var facts = new DescriptionList();
        RequestDetails.fact(facts, text("usage.detail.failure"), report.failureKind());
        RequestDetails.fact(
                facts,
                text("usage.detail.called"),
                report.model().providerType() + " · " + report.model().modelId());
        RequestDetails.fact(facts, Measure.COST.label(), cost(outcome));
        RequestDetails.fact(facts, Measure.TOKENS.label(), tokens(report.tokens()));
        RequestDetails.fact(facts, text("usage.detail.callTook"), latency(report.latencyMicros()));
        RequestDetails.fact(facts, text("usage.detail.firstToken"), latency(report.timeToFirstTokenMicros()));
        RequestDetails.fact(
                facts, text("usage.detail.ended"), TimeText.absolute(report.occurredAt(), TimeText.zoneOf(ui)));
        RequestDetails.fact(
                facts,
                text("usage.detail.tags"),
                report.tags().entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        RequestDetails.fact(facts, text("usage.detail.eventId"), report.eventId());
        getContent().addClassName("usage-details");
        getContent().add(new H3(text("usage.detail.outcome")), badges, facts);
    }

    private static String cost(Outcome outcome) {
        return switch (outcome.rating().kind()) {
            case PRICED -> Figures.usd(outcome.rating().costUsd()) + " USD";
            case UNPRICED -> text("usage.detail.unpriced");
            case UNMETERED -> text("usage.detail.unmetered");
        };
    }

    private static @Nullable String tokens(TokenCounts tokens) {
        if (tokens.input() == null && tokens.output() == null) {
            return null;
        }
        return text(
                "usage.detail.tokens",
                count(tokens.input()),
                part(tokens.cached(), "cached"),
                count(tokens.output()),
                part(tokens.reasoning(), "reasoning"));
    }

    private static String count(@Nullable Long count) {
        return count == null ? "–" : Figures.count(count);
    }

    private static String part(@Nullable Long count, String kind) {
        return count == null ? "" : text("usage.detail.part." + kind, Figures.count(count));
    }

    private static @Nullable String latency(@Nullable Long micros) {
        return micros == null ? null : Figures.latency(micros).toString();
    }
}
