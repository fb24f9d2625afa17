package io.restormel.keys.route.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
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
        setHeaderTitle("Publish this route");
        setWidth("36rem");
        var cancel = new Button("Cancel", _ -> close());
        getFooter().add(cancel);
        if (!problems.isEmpty()) {
            var list = new UnorderedList();
            problems.forEach(problem -> list.add(new ListItem(problem.message())));
            list.addClassName("field-problem");
            add(new Paragraph("The draft cannot go live yet:"), list);
            return;
        }
        var note = new TextArea("Note");
        note.setPlaceholder("What changed and why");
        note.setMaxLength(500);
        note.setWidthFull();
        note.setHelperText("Shown in the list of versions.");
        var publish = new Button("Publish", _ -> {
            close();
            onPublish.accept(note.getValue().isBlank() ? null : note.getValue().strip());
        });
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new Paragraph("From now on requests are served by this version:"),
                new DraftDiffPanel(differences, "The draft is what is live already."),
                note);
        getFooter().add(publish);
    }
}
