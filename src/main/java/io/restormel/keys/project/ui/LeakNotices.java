package io.restormel.keys.project.ui;

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
        var where = notice.foundAt() == null ? "" : " at " + notice.foundAt();
        var text = new Span(
                new Span("The Gateway Key " + name + " was found in public" + where + ". It was revoked "),
                new TimeText(notice.reportedAt()),
                new Span(". Its app needs a new one from "),
                new Anchor("projects/" + notice.projectId(), notice.projectName()),
                new Span("."));
        var row = new Div(Icons.of(Icons.ALERT), text);
        if (notices.mayDismiss()) {
            var dismiss = new Button("Dismiss", _ -> {
                notices.dismiss(notice.id());
                reload();
            });
            dismiss.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            dismiss.setAriaLabel("Dismiss: key " + name + " was found in public");
            row.add(dismiss);
        }
        row.addClassNames("notice", "form-problem", "leak-notice");
        row.getElement().setAttribute("role", "alert");
        return row;
    }
}
