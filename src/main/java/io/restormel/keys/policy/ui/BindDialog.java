package io.restormel.keys.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.UUID;

/** Asks where else a policy is to apply. */
final class BindDialog extends Dialog {

    private final Policy policy;
    private final BindingService bindings;
    private final BindTargets targets;
    private final Runnable bound;
    private final Select<TargetType> type = new Select<>();
    private final ComboBox<Project> project = new ComboBox<>("Project");
    private final ComboBox<BindTargets.Choice> target = new ComboBox<>("Which one");

    BindDialog(Policy policy, BindingService bindings, BindTargets targets, Runnable bound) {
        this.policy = policy;
        this.bindings = bindings;
        this.targets = targets;
        this.bound = bound;
        setHeaderTitle("Where should it apply?");
        setWidth("28rem");
        type.setLabel("Applies to");
        type.setItems(TargetType.values());
        type.setItemLabelGenerator(PolicyWords::targetType);
        type.setWidthFull();
        project.setItems(targets.projects().list());
        project.setItemLabelGenerator(Project::name);
        project.setWidthFull();
        target.setItemLabelGenerator(BindTargets.Choice::name);
        target.setWidthFull();
        project.addValueChangeListener(_ -> offer());
        type.addValueChangeListener(_ -> offer());
        type.setValue(TargetType.PROJECT);
        var form = new Div(type, project, target);
        form.addClassName("dialog-form");
        add(form);
        var apply = new Button("Apply here", _ -> bind());
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), apply);
    }

    private void offer() {
        var kind = type.getValue();
        project.setVisible(kind != TargetType.WORKSPACE);
        target.setVisible(kind.compareTo(TargetType.PROJECT) > 0);
        target.setLabel(PolicyWords.targetType(kind));
        target.setHelperText(kind.compareTo(TargetType.ROUTE) < 0 ? "" : "Routes that are live in this project.");
        target.setItems(project.getOptionalValue()
                .map(chosen -> targets.in(chosen, kind))
                .orElse(List.of()));
    }

    /** A conflict is told by the window's error handler, and the dialog stays for another choice. */
    private void bind() {
        var kind = type.getValue();
        UUID chosen = switch (kind) {
            case WORKSPACE -> policy.workspaceId();
            case PROJECT -> project.getOptionalValue().map(Project::id).orElse(null);
            case ENVIRONMENT, ROUTE, ROUTE_STEP ->
                target.getOptionalValue().map(BindTargets.Choice::id).orElse(null);
        };
        var field = kind == TargetType.PROJECT ? project : target;
        if (chosen == null) {
            field.setErrorMessage("Pick one");
            field.setInvalid(true);
            return;
        }
        bindings.bind(policy.id(), kind, chosen);
        close();
        bound.run();
    }
}
