package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;

/** Says that somebody else changed what is being edited, and lets the person choose. Hidden until there is a conflict. */
public final class ConflictNote extends Div {

    private final LiveForm form;

    public ConflictNote(LiveForm form) {
        this.form = form;
        addClassName("conflict-note");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** Somebody saved while this form was being filled in. */
    void tell(LiveChange change) {
        show(change.words(Instant.now()) + ". " + text("platform.conflict.kept"));
    }

    /** A save was refused, because somebody else saved before. */
    public void refused() {
        show(form.lastChange()
                        .map(change -> change.words(Instant.now()))
                        .orElseGet(() -> text("platform.conflict.someone"))
                + ". " + text("platform.conflict.kept"));
    }

    private void show(String words) {
        removeAll();
        add(
                new Span(words),
                new Button(
                        text("platform.conflict.both"),
                        _ -> new BothVersions(form.differences(), this::loadTheirs, this::keepMine).open()),
                new Button(text("platform.conflict.theirs"), _ -> loadTheirs()),
                new Button(text("platform.conflict.mine"), _ -> keepMine()));
        setVisible(true);
    }

    private void loadTheirs() {
        setVisible(false);
        form.loadTheirs();
    }

    private void keepMine() {
        setVisible(false);
        form.keepMine();
    }
}
