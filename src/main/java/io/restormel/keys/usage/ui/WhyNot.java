package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.outcome.ModelName;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.usage.ModelCheck;
import io.restormel.keys.usage.RequestLog;
import java.util.List;
import java.util.stream.Stream;

/** Why another model was not chosen: what the trace says of it, and what policies would say now. */
final class WhyNot extends Composite<Div> {

    private final RequestLog request;
    private final List<RecordedStep> steps;
    private final ModelCheck check;
    private final Div answer = new Div();

    WhyNot(RequestLog request, CatalogService catalog, ModelCheck check) {
        this.request = request;
        this.steps = RecordedStep.of(request.detail());
        this.check = check;
        var model = new ComboBox<ModelName>(text("usage.why.field"));
        model.setItems(Stream.concat(
                        steps.stream()
                                .filter(step -> !step.modelId().isEmpty())
                                .map(step -> new ModelName(step.providerType(), step.modelId())),
                        catalog.current().models().stream()
                                .flatMap(known -> known.variants().stream()
                                        .map(variant -> new ModelName(variant.providerType(), known.id()))))
                .distinct()
                .toList());
        model.setItemLabelGenerator(name -> name.providerType() + " · " + name.modelId());
        model.setPlaceholder(text("usage.why.hint"));
        model.setClearButtonVisible(true);
        model.addValueChangeListener(event -> {
            answer.removeAll();
            if (event.getValue() != null) {
                say(event.getValue());
            }
        });
        answer.getElement().setAttribute("role", "status");
        answer.addClassName("usage-why");
        getContent().addClassName("usage-details");
        getContent().add(model, answer);
    }

    private void say(ModelName model) {
        var asked = steps.stream()
                .filter(step -> step.modelId().equals(model.modelId())
                        && step.providerType().equals(model.providerType()))
                .toList();
        asked.forEach(this::say);
        if (asked.isEmpty()) {
            tell(text(steps.isEmpty() ? "usage.why.noSteps" : "usage.why.noStep"));
        }
        if (asked.stream().noneMatch(step -> step.status().equals("selected"))) {
            askNow(model);
        }
    }

    private void say(RecordedStep step) {
        tell(RequestTrace.place(step) + ": " + Statuses.label(step.status()) + ". " + RequestTrace.sentence(step) + " "
                + Phrases.of(step.reason()));
        answer.add(new Objections(step.objections()));
    }

    private void askNow(ModelName model) {
        var objections = check.objections(
                request.projectId(), request.environmentId(), request.routeId(), model.providerType(), model.modelId());
        if (objections.isEmpty()) {
            tell(text("usage.why.gone"));
        } else if (objections.get().isEmpty()) {
            tell(text("usage.why.allowedNow"));
        } else {
            tell(text("usage.why.deniedNow"));
            answer.add(new Objections(objections.get()));
        }
    }

    private void tell(String sentence) {
        answer.add(new Paragraph(sentence.strip()));
    }
}
