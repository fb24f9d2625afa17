package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.whatif.WhatIfQuestion;
import io.restormel.keys.whatif.WhatIfRun;
import io.restormel.keys.whatif.WhatIfService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks decisions of late again as if the draft on the screen were live, and shows what would change. Changes nothing. */
final class WhatIfPanel extends Div {

    private static final int POLL_MILLIS = 500;

    private final WhatIfService questions;
    private final Supplier<RouteDetail> route;
    private final Supplier<RouteContent> draft;
    private final IntegerField decisions = new IntegerField(text("route.whatIf.decisions"));
    private final Button start = new Button(text("route.whatIf.start"), Icons.of(Icons.PLAY), _ -> start());
    private final Button cancel = new Button(text("platform.cancel"), _ -> cancel());
    private final Element bar = new Element("progress");
    private final Span state = new Span();
    private final Div progress = new Div();
    private final Div result = new Div();
    private @Nullable WhatIfRun run;
    private @Nullable Registration polling;

    WhatIfPanel(WhatIfService questions, Supplier<RouteDetail> route, Supplier<RouteContent> draft, boolean mayAsk) {
        this.questions = questions;
        this.route = route;
        this.draft = draft;
        addClassName("try-panel");
        decisions.setMin(1);
        decisions.setMax(WhatIfQuestion.MOST);
        decisions.setValue(10_000);
        decisions.setHelperText(text("route.whatIf.newest", String.valueOf(WhatIfQuestion.MOST)));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setEnabled(mayAsk);
        bar.setAttribute("aria-label", text("route.whatIf.bar"));
        state.getElement().setAttribute("aria-live", "polite");
        progress.getElement().appendChild(bar);
        progress.add(state, cancel);
        progress.addClassName("form-row");
        progress.setVisible(false);
        add(new Paragraph(text("route.whatIf.text")), decisions, start, progress, result);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopPolling();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (run != null && !run.isOver()) {
            poll();
        }
    }

    private void start() {
        if (decisions.isEmpty() || decisions.isInvalid()) {
            return;
        }
        var detail = route.get();
        result.removeAll();
        run = questions.startRoute(detail.route().projectId(), detail.servedWith(draft.get()), decisions.getValue());
        start.setEnabled(false);
        poll();
        show();
    }

    private void cancel() {
        if (run != null) {
            questions.cancel(run.projectId(), run.id());
        }
    }

    private void poll() {
        getUI().ifPresent(ui -> {
            stopPolling();
            ui.setPollInterval(POLL_MILLIS);
            polling = ui.addPollListener(this::polled);
        });
    }

    private void polled(PollEvent event) {
        show();
    }

    private void stopPolling() {
        if (polling != null) {
            polling.remove();
            polling = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    /** Shows the run as it is now. */
    void show() {
        var shown = run;
        if (shown == null) {
            return;
        }
        bar.setAttribute("max", String.valueOf(Math.max(1, shown.total())));
        bar.setAttribute("value", String.valueOf(shown.done()));
        state.setText(text("route.whatIf.progress", String.valueOf(shown.done()), String.valueOf(shown.total())));
        progress.setVisible(!shown.isOver());
        if (!shown.isOver()) {
            return;
        }
        stopPolling();
        start.setEnabled(true);
        result.removeAll();
        var found = shown.result();
        result.add(
                found != null
                        ? new WhatIfStory(found)
                        : new Paragraph(
                                shown.state() == WhatIfRun.State.CANCELLED
                                        ? text("route.whatIf.cancelled")
                                        : text("route.whatIf.failed")));
    }
}
