package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.LeakNotice;
import io.restormel.keys.project.LeakNoticeService;

/** Tells which Gateway Keys were found in public and revoked; empty when none were. */
public final class LeakNotices extends Composite<Div> {

    private final LeakNoticeService notices;

    public LeakNotices(LeakNoticeService notices) {
        this.notices = notices;
        getContent().addClassName("form-column");
        reload();
    }

    private void reload() {
        getContent().removeAll();
        var all = notices.list();
        all.forEach(notice -> getContent().add(line(notice)));
        getContent().setVisible(!all.isEmpty());
    }

    private Component line(LeakNotice notice) {
        var name = notice.label() == null ? notice.shown() : notice.label() + " (" + notice.shown() + ")";
        var found = notice.foundAt() == null
                ? text("project.leak.found", name)
                : text("project.leak.foundAt", name, notice.foundAt());
        var text = new Span(
                new Span(found + " " + text("project.leak.revoked") + " "),
                new TimeText(notice.reportedAt()),
                new Span(text("project.leak.needs") + " "),
                new Anchor("projects/" + notice.projectId() + "/gateway-keys", notice.projectName()),
                new Span(text("project.leak.end")));
        var row = new Div(Icons.of(Icons.ALERT), text);
        if (notices.mayDismiss()) {
            var dismiss = new Button(text("project.leak.dismiss"), _ -> {
                notices.dismiss(notice.id());
                reload();
            });
            dismiss.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            dismiss.setAriaLabel(text("project.leak.dismissLabel", name));
            row.add(dismiss);
        }
        row.addClassNames("notice", "form-problem", "leak-notice");
        row.getElement().setAttribute("role", "alert");
        return row;
    }
}
