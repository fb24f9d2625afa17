package io.restormel.keys.whatif.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.whatif.WhatIfQuestion;
import io.restormel.keys.whatif.WhatIfResult;
import io.restormel.keys.whatif.WhatIfRun;
import io.restormel.keys.whatif.WhatIfService;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks decisions of late again as if a change were live, and shows how far that is and what would change. */
@StyleSheet("assets/styles/what-if.css")
public final class WhatIfPanel extends Div {

    private static final int POLL_MILLIS = 500;
    private static final int DECISIONS = 10_000;

    private final WhatIfService questions;
    private final IntFunction<@Nullable WhatIfRun> question;
    private final Consumer<@Nullable WhatIfResult> answered;
    private final IntegerField decisions = new IntegerField(text("whatif.decisions"));
    private final Button start;
    private final Button cancel = new Button(text("platform.cancel"), _ -> cancel());
    private final Element bar = new Element("progress");
    private final Span state = new Span();
    private final Div progress = new Div();
    private final Div result = new Div();
    private final Span change = new Span();
    private final Div changed = new Div(change);
    private Supplier<?> subject = () -> "";
    /** What the run is about. */
    private Object asked = "";

    /** What the answer on the screen is about; null without one. */
    private @Nullable Object answeredOf;

    private @Nullable WhatIfRun run;
    private @Nullable Registration polling;

    /**
     * @param ask what the button that starts it says
     * @param question starts it for so many decisions; null when something is missing that it has told of
     * @param answered told when it is over; null without an answer
     */
    public WhatIfPanel(
            WhatIfService questions,
            String ask,
            IntFunction<@Nullable WhatIfRun> question,
            Consumer<@Nullable WhatIfResult> answered,
            boolean mayAsk) {
        this.questions = questions;
        this.question = question;
        this.answered = answered;
        start = new Button(ask, Icons.of(Icons.PLAY), _ -> start());
        addClassName("what-if");
        decisions.setMin(1);
        decisions.setMax(WhatIfQuestion.MOST);
        decisions.setValue(DECISIONS);
        decisions.setHelperText(text("whatif.newest", WhatIfQuestion.MOST));
        decisions.setEnabled(mayAsk);
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setEnabled(mayAsk);
        bar.setAttribute("aria-label", text("whatif.bar"));
        progress.getElement().appendChild(bar);
        progress.add(state, cancel);
        progress.addClassName("what-if-progress");
        progress.setVisible(false);
        result.getElement().setAttribute("role", "status");
        var again = new Button(text("whatif.again"), Icons.of(Icons.REFRESH), _ -> again());
        again.addThemeVariants(ButtonVariant.SMALL);
        again.setEnabled(mayAsk);
        changed.add(again);
        changed.addClassNames("form-warning", "what-if-changed");
        changed.getElement().setAttribute("role", "status");
        changed.setVisible(false);
        var row = new Div(decisions, start);
        row.addClassName("what-if-ask");
        add(row, progress, changed, result);
    }

    /**
     * Says so beside an answer when it is about something else than what is there now.
     *
     * @param what is there now; compared with what was there when it was asked
     * @param told what is said then
     */
    public WhatIfPanel about(Supplier<?> what, String told) {
        subject = what;
        change.setText(told);
        return this;
    }

    /** What it is about may be another now. */
    public void compare() {
        changed.setVisible(isOutdated());
    }

    /** Whether there is an answer, but about something else than what is there now. */
    public boolean isOutdated() {
        return answeredOf != null && !answeredOf.equals(subject.get());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopPolling();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (run != null) {
            poll();
            show();
        }
    }

    private void start() {
        if (decisions.isEmpty() || decisions.isInvalid()) {
            decisions.focus();
            return;
        }
        result.removeAll();
        answeredOf = null;
        compare();
        asked = subject.get();
        run = question.apply(decisions.getValue());
        if (run == null) {
            return;
        }
        start.setEnabled(false);
        cancel.setEnabled(true);
        poll();
        show();
    }

    private void again() {
        start();
        if (run != null) {
            // What was pressed is gone.
            cancel.focus();
        }
    }

    private void cancel() {
        if (run != null) {
            questions.cancel(run.projectId(), run.id());
            cancel.setEnabled(false);
            show();
        }
    }

    private void poll() {
        getUI().ifPresent(ui -> {
            stopPolling();
            ui.setPollInterval(POLL_MILLIS);
            polling = ui.addPollListener(_ -> show());
        });
    }

    private void stopPolling() {
        if (polling != null) {
            polling.remove();
            polling = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    /** Shows the run as it is now. */
    public void show() {
        var shown = run;
        if (shown == null) {
            return;
        }
        boolean waits = shown.state() == WhatIfRun.State.WAITING;
        if (waits) {
            bar.removeAttribute("value");
        } else {
            bar.setAttribute("max", String.valueOf(Math.max(1, shown.total())));
            bar.setAttribute("value", String.valueOf(shown.done()));
        }
        state.setText(waits ? text("whatif.waiting") : text("whatif.progress", shown.done(), shown.total()));
        progress.setVisible(!shown.isOver());
        if (shown.isOver()) {
            run = null;
            stopPolling();
            start.setEnabled(true);
            tell(shown);
        }
    }

    private void tell(WhatIfRun over) {
        var found = over.result();
        result.removeAll();
        if (found != null) {
            result.add(new WhatIfStory(found));
            answeredOf = asked;
            compare();
        } else {
            boolean cancelled = over.state() == WhatIfRun.State.CANCELLED;
            result.add(new Paragraph(cancelled ? text("whatif.cancelled") : text("whatif.failed")));
            if (cancelled) {
                // What was pressed is gone.
                start.focus();
            }
        }
        answered.accept(found);
    }
}
