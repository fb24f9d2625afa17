package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.engine.PreviousFailure;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteTrials;
import io.restormel.keys.route.Trial;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells what the route would decide, the draft as it stands on the screen or what is live, and keeps up with both. */
final class TryPanel extends Div {

    private static final String DRAFT = "draft";
    private static final String LIVE = "live";

    private final RouteTrials trials;
    private final Supplier<RouteDetail> route;
    private final Supplier<RouteContent> draft;
    private final RadioButtonGroup<String> subject = new RadioButtonGroup<>(text("route.try.subject"));
    private final IntegerField attempt = new IntegerField(text("route.try.attempt"));
    private final Select<String> failed = new Select<>();
    private final IntegerField tokens = new IntegerField(text("route.attribute.inputTokens"));
    private final TextField session = new TextField(text("route.attribute.session"));
    private final TriedAttributes attributes = new TriedAttributes(this::update);
    private final Span summary = new Span();
    private final Div story = new Div();
    private List<String> offered = List.of();

    TryPanel(RouteTrials trials, Supplier<RouteDetail> route, Supplier<RouteContent> draft) {
        this.trials = trials;
        this.route = route;
        this.draft = draft;
        addClassName("try-panel");
        subject.setItems(DRAFT, LIVE);
        subject.setItemLabelGenerator(each -> text("route.try.of." + each));
        subject.setValue(DRAFT);
        attempt.setMin(0);
        attempt.setMax(100);
        attempt.setValue(0);
        attempt.setStepButtonsVisible(true);
        attempt.setHelperText(text("route.try.attemptHelp"));
        failed.setLabel(text("route.try.failed"));
        failed.setEnabled(false);
        failed.setEmptySelectionAllowed(true);
        failed.setEmptySelectionCaption(text("route.try.none"));
        failed.setPlaceholder(text("route.try.none"));
        tokens.setMin(0);
        tokens.setHelperText(text("route.try.tokensHelp"));
        session.setMaxLength(200);
        session.setHelperText(text("route.try.sessionHelp"));
        attempt.setValueChangeMode(ValueChangeMode.LAZY);
        tokens.setValueChangeMode(ValueChangeMode.LAZY);
        session.setValueChangeMode(ValueChangeMode.LAZY);
        for (var field : new HasValue<?, ?>[] {subject, attempt, failed, tokens, session}) {
            field.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    update();
                }
            });
        }
        summary.addClassName("visually-hidden");
        summary.getElement().setAttribute("aria-live", "polite");
        var row = new Div(tokens, session, attempt, failed);
        row.addClassName("form-row");
        add(subject, story, summary, row, attributes);
    }

    /** Asks again with what the fields and the screen say now. */
    void update() {
        failed.setEnabled(attempt() > 0);
        offerSteps();
        story.removeAll();
        try {
            var trial = ask();
            story.add(new TraceStory(trial));
            var said = TraceStory.summary(trial);
            if (!said.equals(summary.getText())) {
                summary.setText(said);
            }
        } catch (ApplicationException refused) {
            story.add(new Paragraph(Phrases.of(refused)));
        }
    }

    private Trial ask() {
        var detail = route.get();
        return LIVE.equals(subject.getValue())
                ? trials.live(detail, request(detail))
                : trials.draft(detail, draft.get(), request(detail));
    }

    /** Only when they changed, since that closes an open list. */
    private void offerSteps() {
        var content = draft.get();
        var steps = content.steps();
        var labels = steps.stream()
                .map(step -> text("route.step.title", steps.indexOf(step) + 1) + ": "
                        + StepChips.words(step, content.defaultModelId()))
                .toList();
        if (labels.equals(offered)) {
            return;
        }
        offered = labels;
        var ids = steps.stream().map(StepConfig::id).toList();
        var chosen = failed.getValue();
        failed.setItemLabelGenerator(id -> id != null && ids.contains(id) ? labels.get(ids.indexOf(id)) : "");
        failed.setItems(ids);
        failed.setValue(chosen != null && ids.contains(chosen) ? chosen : null);
    }

    private ResolveRequest request(RouteDetail detail) {
        return ResolveRequest.builder(UUID.randomUUID().toString())
                .environment(detail.route().environmentId().toString())
                .routeId(detail.route().id().toString())
                .attemptNumber(attempt())
                .previousFailure(previousFailure(failed.getValue()))
                .estimatedInputTokens(tokens.getValue() == null ? null : Long.valueOf(tokens.getValue()))
                .sessionId(session.getValue())
                .task(attributes.task())
                .endUserId(attributes.endUserId())
                .attributes(attributes.value())
                .build();
    }

    private int attempt() {
        return attempt.getValue() == null ? 0 : attempt.getValue();
    }

    private static @Nullable PreviousFailure previousFailure(@Nullable String stepId) {
        return stepId == null ? null : new PreviousFailure(stepId, null);
    }
}
