package io.restormel.keys.usage.ui;

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
        RequestDetails.fact(facts, "Reported failure", report.failureKind());
        RequestDetails.fact(
                facts,
                "Called",
                report.model().providerType() + " · " + report.model().modelId());
        RequestDetails.fact(facts, "Cost", cost(outcome));
        RequestDetails.fact(facts, "Tokens", tokens(report.tokens()));
        RequestDetails.fact(facts, "Call took", latency(report.latencyMicros()));
        RequestDetails.fact(facts, "First token after", latency(report.timeToFirstTokenMicros()));
        RequestDetails.fact(facts, "Ended", TimeText.absolute(report.occurredAt(), TimeText.zoneOf(ui)));
        RequestDetails.fact(
                facts,
                "Tags",
                report.tags().entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        RequestDetails.fact(facts, "Event id", report.eventId());
        getContent().addClassName("usage-details");
        getContent().add(new H3("Outcome"), badges, facts);
    }

    private static String cost(Outcome outcome) {
        return switch (outcome.rating().kind()) {
            case PRICED -> Figures.usd(outcome.rating().costUsd()) + " USD";
            case UNPRICED -> "Unpriced: the catalogue has no price for this model";
            case UNMETERED -> "No tokens were reported";
        };
    }

    private static @Nullable String tokens(TokenCounts tokens) {
        if (tokens.input() == null && tokens.output() == null) {
            return null;
        }
        return count(tokens.input()) + " in" + part(tokens.cached(), "cached") + ", " + count(tokens.output()) + " out"
                + part(tokens.reasoning(), "reasoning");
    }

    private static String count(@Nullable Long count) {
        return count == null ? "–" : Figures.count(count);
    }

    private static String part(@Nullable Long count, String what) {
        return count == null ? "" : " (" + Figures.count(count) + " " + what + ")";
    }

    private static @Nullable String latency(@Nullable Long micros) {
        return micros == null ? null : Figures.latency(micros).toString();
    }
}
