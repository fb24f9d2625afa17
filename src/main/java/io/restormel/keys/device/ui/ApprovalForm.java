package io.restormel.keys.device.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.device.DeviceApprovalService;
import io.restormel.keys.device.DeviceRequest;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who asks, what the key is to be, and the two answers. */
final class ApprovalForm extends Div {

    /** What the person decided. */
    sealed interface Decision {
        record Approved(Project project) implements Decision {}

        record Denied() implements Decision {}
    }

    private final DeviceApprovalService approvals;
    private final DeviceRequest request;
    private final Consumer<Decision> decided;

    private final Select<Project> project = new Select<>();
    private final Select<Environment> environment = new Select<>();
    private final TextField label = new TextField(text("device.approval.label"));
    private final Paragraph problem = new Paragraph();

    /**
     * @param editable projects of which the person may make a key
     * @param preferred the one to start with; null or not among the editable for the first
     * @param decided told once it is done
     */
    ApprovalForm(
            DeviceApprovalService approvals,
            ProjectService projects,
            DeviceRequest request,
            List<Project> editable,
            @Nullable Project preferred,
            Consumer<Decision> decided) {
        this.approvals = approvals;
        this.request = request;
        this.decided = decided;
        addClassName("form-column");
        setMaxWidth("40rem");
        add(origin(request), warning());
        var deny = new Button(text("device.approval.deny"), _ -> deny());
        deny.addThemeVariants(ButtonVariant.ERROR);
        var buttons = new Div(deny);
        buttons.addClassName("section-actions");
        if (editable.isEmpty()) {
            add(new Paragraph(text("device.approval.noProject")));
        } else {
            addFields(projects, editable, preferred);
            var approve = new Button(text("device.approval.approve"), _ -> approve());
            approve.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.addComponentAsFirst(approve);
        }
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(problem, buttons);
    }

    private static Paragraph origin(DeviceRequest request) {
        return new Paragraph(
                new Span(text("device.approval.origin", request.requestedFrom()) + ", "),
                new TimeText(request.requestedAt()));
    }

    private static Paragraph warning() {
        var warning = new Paragraph(text("device.approval.warning"));
        warning.addClassName("form-warning");
        return warning;
    }

    private void addFields(ProjectService projects, List<Project> editable, @Nullable Project preferred) {
        project.setLabel(text("device.approval.project"));
        project.setItems(editable);
        project.setItemLabelGenerator(Project::name);
        environment.setLabel(text("device.approval.environment"));
        environment.setItemLabelGenerator(item -> item == null ? text("device.approval.allEnvironments") : item.name());
        environment.setEmptySelectionAllowed(true);
        environment.setEmptySelectionCaption(text("device.approval.allEnvironments"));
        project.addValueChangeListener(change ->
                environment.setItems(projects.environments(change.getValue().id())));
        project.setValue(editable.stream()
                .filter(each -> preferred != null && each.id().equals(preferred.id()))
                .findFirst()
                .orElse(editable.getFirst()));
        label.setMaxLength(120);
        label.setValue(text("device.approval.usualLabel"));
        label.setHelperText(text("device.approval.labelHint"));
        var row = new Div(project, environment);
        row.addClassName("form-row");
        add(row, label);
    }

    private void approve() {
        label.setInvalid(false);
        var chosen = project.getValue();
        try {
            approvals.approve(
                    request.userCode(),
                    chosen.id(),
                    environment.getOptionalValue().map(Environment::id).orElse(null),
                    label.getValue());
            decided.accept(new Decision.Approved(chosen));
        } catch (ApplicationException.Invalid e) {
            label.setErrorMessage(Phrases.of(e));
            label.setInvalid(true);
        } catch (ApplicationException e) {
            show(e);
        }
    }

    private void deny() {
        try {
            approvals.deny(request.userCode());
            decided.accept(new Decision.Denied());
        } catch (ApplicationException e) {
            show(e);
        }
    }

    private void show(ApplicationException e) {
        problem.setText(Phrases.of(e));
        problem.setVisible(true);
    }
}
