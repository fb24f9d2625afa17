package io.restormel.keys.route.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.engine.PreviousFailure;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.resolve.ResolveService;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the engine what the route would decide: the draft as it stands on the screen, or what is live. Records nothing. */
final class TryPanel extends Div {

    private static final String DRAFT = "Draft on this screen";
    private static final String LIVE = "What is live";

    private final ResolveService resolver;
    private final Supplier<RouteDetail> route;
    private final Supplier<RouteContent> draft;
    private final RadioButtonGroup<String> subject = new RadioButtonGroup<>("Try");
    private final IntegerField attempt = new IntegerField("Attempt");
    private final Select<String> failed = new Select<>();
    private final IntegerField tokens = new IntegerField("Estimated input tokens");
    private final TextField session = new TextField("Session id");
    private final TriedAttributes attributes = new TriedAttributes();
    private final Div result = new Div();

    TryPanel(ResolveService resolver, Supplier<RouteDetail> route, Supplier<RouteContent> draft) {
        this.resolver = resolver;
        this.route = route;
        this.draft = draft;
        addClassName("try-panel");
        subject.setItems(DRAFT, LIVE);
        subject.setValue(DRAFT);
        attempt.setMin(0);
        attempt.setMax(100);
        attempt.setValue(0);
        attempt.setStepButtonsVisible(true);
        attempt.setHelperText("0 is the first; a retry comes with the step that failed.");
        attempt.addValueChangeListener(_ -> failed.setEnabled(attempt() > 0));
        failed.setLabel("Step that failed before");
        failed.setEnabled(false);
        failed.setEmptySelectionAllowed(true);
        failed.setEmptySelectionCaption("None");
        tokens.setMin(0);
        tokens.setHelperText("For the cost estimate.");
        session.setMaxLength(200);
        session.setHelperText("Keeps one conversation on one pool member.");
        result.getElement().setAttribute("aria-live", "polite");
        var run = new Button("Try it", Icons.of(Icons.PLAY), _ -> run());
        run.addThemeVariants(ButtonVariant.PRIMARY);
        var row = new Div(attempt, failed, tokens, session);
        row.addClassName("form-row");
        add(subject, row, attributes, run, result);
        refresh();
    }

    /** Offers the steps as they are now, and forgets the last answer. */
    void refresh() {
        var steps = draft.get().steps();
        failed.setItems(steps.stream().map(StepConfig::id).toList());
        failed.setItemLabelGenerator(id -> steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .map(step -> "Step " + (steps.indexOf(step) + 1) + ": "
                        + StepChips.text(step, draft.get().defaultModelId()))
                .orElse("None"));
        result.removeAll();
    }

    private void run() {
        var detail = route.get();
        var request = request(detail);
        Resolution resolution = DRAFT.equals(subject.getValue())
                ? resolver.simulateDraft(detail.route().projectId(), detail.servedWith(draft.get()), request)
                : resolver.simulate(detail.route().projectId(), request);
        result.removeAll();
        result.add(new TraceStory(resolution));
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
