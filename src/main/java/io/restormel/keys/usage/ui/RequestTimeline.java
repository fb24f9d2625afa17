package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.usage.RequestLog;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When what happened: from the question to the reports of its calls. */
final class RequestTimeline extends Composite<OrderedList> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final ZoneId zone;

    /** @param calls in the order of time */
    RequestTimeline(RequestLog request, List<Outcome> calls, ZoneId zone) {
        this.zone = zone;
        getContent().addClassName("usage-timeline");
        // What is recorded is when the decision was made.
        var decided = request.occurredAt();
        add(decided.minus(request.latencyMicros(), ChronoUnit.MICROS), text("usage.timeline.received"));
        add(
                decided,
                text(
                        "usage.timeline.decided",
                        Figures.latency(request.latencyMicros()).toString()));
        for (var call : calls) {
            var model = call.report().model();
            add(
                    call.report().occurredAt(),
                    text(
                            "usage.timeline.ended",
                            model.modelId(),
                            Statuses.label(call.report().status().wire())));
            add(call.receivedAt(), text("usage.timeline.reported"));
        }
        if (calls.isEmpty()) {
            getContent().add(new ListItem(new Span("–"), new Span(text("usage.timeline.nothing"))));
        }
    }

    private void add(Instant at, String what) {
        getContent().add(new ListItem(new Span(TIME.format(at.atZone(zone))), new Span(what)));
    }
}
