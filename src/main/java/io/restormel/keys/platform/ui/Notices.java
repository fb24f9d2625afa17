package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.restormel.keys.platform.Redaction;
import java.time.Duration;

/** Short messages in the corner of the window. Success and warning go away by themselves; an error stays until closed. */
public final class Notices {

    private static final Duration SUCCESS_STAYS = Duration.ofSeconds(4);
    private static final Duration WARNING_STAYS = Duration.ofSeconds(8);
    private static final Duration UNDO_STAYS = Duration.ofSeconds(10);
    private static final Duration UNTIL_CLOSED = Duration.ZERO;

    private Notices() {}

    /** Confirms something that was done, in the past tense: "Published version 4". */
    public static Notification success(String text) {
        return show(text, Icons.CHECK_CIRCLE, NotificationVariant.SUCCESS, SUCCESS_STAYS);
    }

    /** Confirms something that can be taken back, with a button to do so while the message shows, 10 seconds. */
    public static Notification undoable(String text, Runnable undo) {
        var notice = show(text, Icons.CHECK_CIRCLE, NotificationVariant.SUCCESS, UNDO_STAYS);
        var button = new Button(text("platform.undo"), Icons.of(Icons.UNDO), _ -> {
            notice.close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        notice.getChildren().findFirst().ifPresent(row -> row.getElement().insertChild(2, button.getElement()));
        return notice;
    }

    /** Tells of something the person should know but need not act on now. */
    public static Notification warning(String text) {
        return show(text, Icons.ALERT, NotificationVariant.WARNING, WARNING_STAYS);
    }

    /** Tells what did not work and what to do about it; read out at once. */
    public static Notification error(String text) {
        var notice = show(text, Icons.ERROR, NotificationVariant.ERROR, UNTIL_CLOSED);
        notice.setAssertive(true);
        return notice;
    }

    private static Notification show(String text, String icon, NotificationVariant variant, Duration stays) {
        var notice = new Notification();
        var close = new Button(Icons.of(Icons.CLOSE), _ -> notice.close());
        close.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        close.setAriaLabel(text("platform.closeMessage"));
        var message = new Span(Redaction.of(text));
        var row = new Div(Icons.of(icon), message, close);
        row.addClassName("notice");
        // The surrounding live region announces assertive ones; the role makes the kind known when reached by keyboard.
        row.getElement().setAttribute("role", stays.isZero() ? "alert" : "status");
        notice.add(row);
        notice.addThemeVariants(variant);
        notice.setDuration((int) stays.toMillis());
        notice.setPosition(Position.BOTTOM_END);
        notice.open();
        return notice;
    }
}
