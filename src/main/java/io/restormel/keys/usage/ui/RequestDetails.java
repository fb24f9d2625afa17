package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.ServerOrigin;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.usage.RequestLog;
import io.restormel.keys.usage.ResolveCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one request: what came of it, the decision as a story, who said no, when what happened, what it cost,
 * and how to ask again.
 */
final class RequestDetails extends Composite<Div> {

    /** @param calls what the host reported of them, in the order of time */
    RequestDetails(RequestLog request, List<Outcome> calls, WhyNot whyNot, UI ui) {
        var zone = TimeText.zoneOf(ui);
        getContent().addClassName("usage-details");
        var badges = new Div(Statuses.badge(request.status()));
        badges.addClassName("usage-badges");
        if (request.sample()) {
            badges.add(new StatusBadge(text("usage.sample"), StatusBadge.Tone.INFO));
        }
        getContent().add(badges);
        var explanation = RecordedStep.text(request.detail(), "explanation");
        if (!explanation.isEmpty()) {
            getContent().add(new Paragraph(Phrases.of(explanation)));
        }
        getContent().add(facts(request, TimeText.absolute(request.occurredAt(), zone)));
        var objections = RecordedStep.allObjections(request.detail());
        if (!objections.isEmpty()) {
            getContent().add(new H3(text("usage.detail.saidNo")), new Objections(objections));
        }
        getContent().add(new H3(text("usage.detail.trace")), new RequestTrace(request.detail()));
        calls.forEach(call -> getContent().add(new OutcomeDetails(call, ui)));
        getContent()
                .add(
                        new H3(text("usage.detail.timeline")),
                        new RequestTimeline(request, calls, zone),
                        new H3(text("usage.why.title")),
                        whyNot,
                        new H3(text("usage.detail.again")),
                        new CodeBlock("cURL", ResolveCommand.again(request, ServerOrigin.current())),
                        new H3(text("usage.detail.identifiers")),
                        identifiers(request));
    }

    private static Component facts(RequestLog request, String time) {
        var facts = new DescriptionList();
        fact(facts, text("usage.time"), time);
        fact(facts, text("usage.dimension.route"), request.routeName());
        fact(facts, text("usage.environment"), request.environmentName());
        fact(facts, text("usage.dimension.provider"), request.modelId() == null ? null : request.providerType());
        fact(facts, text("usage.dimension.model"), request.modelId());
        fact(
                facts,
                text("usage.detail.decisionTook"),
                Figures.latency(request.latencyMicros()).toString());
        if (request.estimatedCostUsd() != null) {
            fact(facts, text("usage.detail.estimatedCost"), Figures.usd(request.estimatedCostUsd()) + " USD");
        }
        fact(facts, text("usage.detail.passedOver"), Integer.toString(request.fallbackCount()));
        fact(facts, text("usage.detail.attempt"), Integer.toString(request.attempt()));
        fact(facts, text("usage.detail.switchReason"), RecordedStep.text(request.detail(), "switchReasonCode"));
        fact(facts, text("usage.dimension.key"), request.gatewayKey());
        fact(facts, text("usage.dimension.enduser"), request.endUserId());
        if (request.detail().get("request") instanceof Map<?, ?> asked) {
            fact(facts, text("usage.detail.workload"), RecordedStep.text(asked, "workload"));
            fact(facts, text("usage.detail.stage"), RecordedStep.text(asked, "stage"));
            fact(facts, text("usage.detail.task"), RecordedStep.text(asked, "task"));
            fact(facts, text("usage.detail.failure"), RecordedStep.text(asked, "failureKind"));
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
        id(ids, text("usage.detail.requestId"), request.id());
        id(ids, text("usage.detail.routeId"), request.routeId());
        id(ids, text("usage.detail.stepId"), request.stepId());
        id(ids, text("usage.detail.keyId"), request.gatewayKeyId());
        id(ids, text("usage.detail.snapshotId"), request.snapshotId());
        var trace = RecordedStep.text(request.detail(), "traceId");
        id(ids, text("usage.detail.traceId"), trace.isEmpty() ? null : trace);
        return ids;
    }

    private static void id(Div ids, String label, @Nullable Object value) {
        if (value != null) {
            ids.add(new CopyField(label, value.toString()));
        }
    }
}
