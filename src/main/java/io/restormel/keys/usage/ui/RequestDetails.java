package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.usage.RequestLog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything about one request: what came of it, the decision trace, and the ids to search for elsewhere. */
final class RequestDetails extends Composite<Div> {

    /** @param calls what the host reported of them, in the order of time */
    RequestDetails(RequestLog request, List<Outcome> calls, UI ui) {
        getContent().addClassName("usage-details");
        var badges = new Div(Statuses.badge(request.status()));
        badges.addClassName("usage-badges");
        if (request.sample()) {
            badges.add(new StatusBadge("Sample data", StatusBadge.Tone.INFO));
        }
        getContent().add(badges);
        var explanation = RequestTrace.text(request.detail(), "explanation");
        if (!explanation.isEmpty()) {
            getContent().add(new Paragraph(explanation));
        }
        getContent()
                .add(
                        facts(request, TimeText.absolute(request.occurredAt(), TimeText.zoneOf(ui))),
                        new H3("Decision trace"),
                        new RequestTrace(request.detail()));
        calls.forEach(call -> getContent().add(new OutcomeDetails(call, ui)));
        getContent().add(new H3("Identifiers"), identifiers(request));
    }

    private static Component facts(RequestLog request, String time) {
        var facts = new DescriptionList();
        fact(facts, "Time", time);
        fact(facts, "Route", request.routeName());
        fact(facts, "Environment", request.environmentName());
        fact(facts, "Provider", request.modelId() == null ? null : request.providerType());
        fact(facts, "Model", request.modelId());
        fact(facts, "Decision took", Figures.latency(request.latencyMicros()).toString());
        if (request.estimatedCostUsd() != null) {
            fact(facts, "Estimated cost", Figures.usd(request.estimatedCostUsd()) + " USD");
        }
        fact(facts, "Steps passed over", Integer.toString(request.fallbackCount()));
        fact(facts, "Attempt", Integer.toString(request.attempt()));
        fact(facts, "Switch reason", RequestTrace.text(request.detail(), "switchReasonCode"));
        fact(facts, "Gateway Key", request.gatewayKey());
        fact(facts, "End user", request.endUserId());
        if (request.detail().get("request") instanceof Map<?, ?> asked) {
            fact(facts, "Workload", RequestTrace.text(asked, "workload"));
            fact(facts, "Stage", RequestTrace.text(asked, "stage"));
            fact(facts, "Task", RequestTrace.text(asked, "task"));
            fact(facts, "Reported failure", RequestTrace.text(asked, "failureKind"));
        }
        return facts;
    }

    static void fact(DescriptionList facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
        }
    }

    private static Component identifiers(RequestLog request) {
        var ids = new Div();
        ids.addClassName("usage-ids");
        id(ids, "Request id", request.id());
        id(ids, "Route id", request.routeId());
        id(ids, "Step id", request.stepId());
        id(ids, "Gateway Key id", request.gatewayKeyId());
        id(ids, "Snapshot id", request.snapshotId());
        var trace = RequestTrace.text(request.detail(), "traceId");
        id(ids, "Trace id", trace.isEmpty() ? null : trace);
        return ids;
    }

    private static void id(Div ids, String label, @Nullable Object value) {
        if (value != null) {
            ids.add(new CopyField(label, value.toString()));
        }
    }
}
