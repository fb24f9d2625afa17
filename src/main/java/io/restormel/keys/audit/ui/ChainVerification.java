package io.restormel.keys.audit.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.audit.AuditService;
import io.restormel.keys.audit.ChainCheck;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.StatusBadge;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the chain on a thread of its own, says how far it is, and then what came of it. The page can be used meanwhile;
 * when its window is closed, the verification ends.
 */
final class ChainVerification extends Composite<Div> {

    private static final Logger log = LoggerFactory.getLogger(ChainVerification.class);

    private final AuditService audit;
    private final CurrentCaller callers;

    ChainVerification(AuditService audit, CurrentCaller callers) {
        this.audit = audit;
        this.callers = callers;
        getContent().setVisible(false);
    }

    /** @param ended runs on the UI thread, whatever came of it */
    void start(Runnable ended) {
        var ui = UI.getCurrentOrThrow();
        var caller = callers.require();
        showProgress(0);
        Thread.ofVirtual()
                .name("audit-verification")
                .start(() -> callers.as(caller, () -> {
                    run(ui, ended);
                    return caller;
                }));
    }

    private void run(UI ui, Runnable ended) {
        try {
            var check = verified(ui);
            ui.access(() -> {
                if (check == null) {
                    getContent().setVisible(false);
                    Notices.error(text("audit.unread.text"));
                } else {
                    show(new ChainNotice(check));
                }
                ended.run();
            });
        } catch (UIDetachedException _) {
            log.debug("The window that verified the audit log was closed");
        }
    }

    private @Nullable ChainCheck verified(UI ui) {
        try {
            return audit.verify(checked -> ui.access(() -> showProgress(checked)));
        } catch (UIDetachedException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("The audit log could not be verified", e);
            return null;
        }
    }

    private void showProgress(long checked) {
        var card = new Div(
                new StatusBadge(text("audit.chain.running"), StatusBadge.Tone.NEUTRAL),
                new Paragraph(text("audit.chain.soFar", ChainNotice.count(checked))));
        card.addClassNames("card", "audit-check");
        show(card);
    }

    private void show(Component state) {
        getContent().removeAll();
        getContent().add(state);
        getContent().setVisible(true);
    }
}
