package io.restormel.keys.audit.ui;

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
                            new StatusBadge("Intact", StatusBadge.Tone.SUCCESS),
                            new Paragraph(
                                    count(check.checked())
                                            + " follow one another without a gap, each as it was written. Keep the checkpoint"
                                            + " outside this installation: with it even a log that was replaced as a whole is told."));
        } else {
            getContent()
                    .add(
                            new StatusBadge("Broken at event " + check.firstBroken(), StatusBadge.Tone.DANGER),
                            new Paragraph(
                                    problem.text() + " The " + count(check.checked()) + " before it are intact."));
        }
        if (check.end().seq() > 0) {
            getContent()
                    .add(new CopyField(
                            problem == null ? "Checkpoint" : "Last intact event",
                            check.end().seq() + " " + check.end().hash()));
        }
    }

    private static String count(long events) {
        return events == 1
                ? "1 event"
                : String.format(Locale.ROOT, "%,d", events).replace(',', '\u202f') + " events";
    }
}
