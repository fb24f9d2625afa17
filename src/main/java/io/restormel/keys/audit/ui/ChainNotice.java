package io.restormel.keys.audit.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.audit.ChainCheck;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.StatusBadge;
import java.util.Locale;

/** What came of verifying the chain. */
final class ChainNotice extends Composite<Div> {

    ChainNotice(ChainCheck check) {
        getContent().addClassNames("card", "audit-check");
        getContent().getElement().setAttribute("role", "status");
        var problem = check.problem();
        if (problem == null) {
            getContent()
                    .add(
                            new StatusBadge(text("audit.chain.intact"), StatusBadge.Tone.SUCCESS),
                            new Paragraph(text("audit.chain.whole", count(check.checked()))));
        } else {
            getContent()
                    .add(
                            new StatusBadge(
                                    text("audit.chain.broken", String.valueOf(check.firstBroken())),
                                    StatusBadge.Tone.DANGER),
                            new Paragraph(
                                    text("audit.chain.before", EventWords.problem(problem), count(check.checked()))));
        }
        if (check.end().seq() > 0) {
            getContent()
                    .add(new CopyField(
                            text(problem == null ? "audit.chain.checkpoint" : "audit.chain.lastIntact"),
                            check.end().seq() + " " + check.end().hash()));
        }
    }

    static String count(long events) {
        return events == 1
                ? text("audit.chain.one")
                : text(
                        "audit.chain.several",
                        String.format(Locale.ROOT, "%,d", events).replace(',', '\u202f'));
    }
}
