package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.route.PublishProblem;
import io.restormel.keys.route.RouteDifference;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows what goes live, asks for a note, and says what stands in the way. */
final class PublishDialog extends Dialog {

    /** @param onPublish gets the note, null when none was given */
    PublishDialog(
            List<RouteDifference> differences, List<PublishProblem> problems, Consumer<@Nullable String> onPublish) {
        setHeaderTitle(text("route.publish.title"));
        setWidth("44rem");
        var cancel = new Button(text("platform.cancel"), _ -> close());
        getFooter().add(cancel);
        if (!problems.isEmpty()) {
            var list = new UnorderedList();
            problems.forEach(problem -> list.add(new ListItem(Phrases.of(problem.message()))));
            list.addClassName("field-problem");
            add(new Paragraph(text("route.publish.blocked")), list);
            return;
        }
        var note = new TextArea(text("route.publish.note"));
        note.setPlaceholder(text("route.publish.noteHint"));
        note.setMaxLength(500);
        note.setWidthFull();
        note.setHelperText(text("route.publish.noteHelp"));
        var publish = new Button(text("route.publish.action"), _ -> {
            close();
            onPublish.accept(note.getValue().isBlank() ? null : note.getValue().strip());
        });
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new Paragraph(text("route.publish.text")),
                new DraftDiffPanel(differences, DraftDiffPanel.Sides.LIVE_AND_NEXT, text("route.publish.same")),
                note);
        getFooter().add(publish);
    }
}
