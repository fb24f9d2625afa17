package io.restormel.keys.audit.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.audit.ChainedEvent;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.TimeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Everything about one event: who, from where, what it was and became, and its place in the chain. */
final class AuditDetails extends Composite<Div> {

    AuditDetails(ChainedEvent chained, UI ui) {
        var event = chained.event();
        getContent().addClassName("audit-details");
        var facts = new DescriptionList();
        fact(facts, text("audit.time"), TimeText.absolute(event.at(), TimeText.zoneOf(ui)));
        fact(facts, text("audit.who"), AuditGrid.who(event.actor()));
        fact(facts, text("audit.from"), event.origin().ip());
        fact(facts, text("audit.with"), event.origin().userAgent());
        fact(facts, EventWords.type(event.target().type()), event.target().name());
        getContent().add(facts, new H3(text("audit.details.change")));
        if (event.before() == null && event.after() == null) {
            getContent().add(new Paragraph(text("audit.details.unchanged")));
        }
        state(text("audit.details.before"), event.before());
        state(text("audit.details.after"), event.after());
        getContent().add(new H3(text("audit.details.ids")));
        id(text("audit.details.actorId"), event.actor().id());
        id(text("audit.details.targetId"), event.target().id());
        id(text("audit.details.projectId"), event.projectId());
        id(text("audit.details.endUser"), event.endUser());
        id(text("audit.details.requestId"), event.origin().requestId());
        getContent().add(new H3(text("audit.details.place")));
        id(text("audit.details.hash"), chained.hash());
        id(text("audit.details.hashBefore"), chained.prevHash());
    }

    private static void fact(DescriptionList facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
        }
    }

    private void state(String label, @Nullable String json) {
        if (json != null) {
            getContent().add(new CodeBlock(label, pretty(json)));
        }
    }

    /** What somebody altered may be no JSON any more, and is shown all the same. */
    private static String pretty(String json) {
        try {
            return JsonMapper.shared().readTree(json).toPrettyString();
        } catch (JacksonException _) {
            return json;
        }
    }

    private void id(String label, @Nullable Object value) {
        if (value != null) {
            getContent().add(new CopyField(label, value.toString()));
        }
    }
}
