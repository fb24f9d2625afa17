package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.route.RouteDifference;
import io.restormel.keys.route.RouteVersion;
import java.util.List;
import java.util.function.IntConsumer;

/** Asks before an earlier version goes live again, and shows what that does to requests and to the draft. */
final class RollbackDialog extends Dialog {

    /**
     * @param differences between what is live and what will be
     * @param losesDraft whether there are changes that were not published
     */
    RollbackDialog(RouteVersion target, List<RouteDifference> differences, boolean losesDraft, IntConsumer confirmed) {
        var version = String.valueOf(target.version());
        setRole("alertdialog");
        setHeaderTitle(text("route.rollback.title", version));
        setWidth("44rem");
        add(
                new Paragraph(text("route.rollback.text", version)),
                new DraftDiffPanel(differences, DraftDiffPanel.Sides.LIVE_AND_NEXT, text("route.rollback.same")));
        if (losesDraft) {
            var loss = new Paragraph(text("route.rollback.draft"));
            loss.addClassName("field-problem");
            add(loss);
        }
        var cancel = new Button(text("platform.cancel"), _ -> close());
        cancel.setAutofocus(true);
        var confirm = new Button(text("route.rollback.action"), _ -> {
            close();
            confirmed.accept(target.version());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(cancel, confirm);
    }
}
