package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody else saved beside what is typed, part by part, to choose one of them. */
final class BothVersions extends Dialog {

    BothVersions(List<LiveForm.Difference> differences, Runnable theirs, Runnable mine) {
        setHeaderTitle(text("platform.conflict.title"));
        setWidth("46rem");
        add(differences.isEmpty() ? new Paragraph(text("platform.conflict.same")) : parts(differences));
        var keep = new Button(text("platform.conflict.mine"), _ -> choose(mine));
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter()
                .add(
                        new Button(text("platform.cancel"), _ -> close()),
                        new Button(text("platform.conflict.theirs"), _ -> choose(theirs)),
                        keep);
    }

    private void choose(Runnable choice) {
        close();
        choice.run();
    }

    private static Div parts(List<LiveForm.Difference> differences) {
        var all = new Div();
        all.addClassName("both-versions");
        for (var each : differences) {
            all.add(
                    new H3(each.part()),
                    side(text("platform.conflict.theirsHead"), each.theirs()),
                    side(text("platform.conflict.mineHead"), each.mine()));
        }
        return all;
    }

    private static Div side(String head, @Nullable String value) {
        var name = new Span(head);
        name.addClassName("muted");
        var text = new Span(value == null || value.isEmpty() ? text("platform.conflict.nothing") : value);
        text.addClassName("version-text");
        return new Div(name, text);
    }
}
