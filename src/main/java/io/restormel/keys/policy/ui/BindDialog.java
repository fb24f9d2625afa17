package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.policy.BindTarget;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.project.Project;
import java.util.Arrays;
import java.util.List;

/** Asks where else a policy is to apply. */
final class BindDialog extends Dialog {

    private final Policy policy;
    private final BindingService bindings;
    private final BindTargets targets;
    private final Runnable bound;
    private final Select<TargetType> type = new Select<>();
    private final ComboBox<Project> project = new ComboBox<>(text("policy.project"));
    private final ComboBox<BindTargets.Choice> target = new ComboBox<>(text("policy.bind.which"));
    private final TextField named = new TextField();

    BindDialog(Policy policy, BindingService bindings, BindTargets targets, Runnable bound) {
        this.policy = policy;
        this.bindings = bindings;
        this.targets = targets;
        this.bound = bound;
        setHeaderTitle(text("policy.bind.title"));
        setWidth("28rem");
        type.setLabel(text("policy.bind.type"));
        boolean limit = policy.rule() instanceof PolicyRule.UsageLimit;
        type.setItems(Arrays.stream(TargetType.values())
                .filter(each -> limit || !each.isOfRequest())
                .toList());
        type.setItemLabelGenerator(PolicyWords::targetType);
        type.setWidthFull();
        project.setItems(targets.projects().list());
        project.setItemLabelGenerator(Project::name);
        project.setWidthFull();
        target.setItemLabelGenerator(BindTargets.Choice::name);
        target.setWidthFull();
        named.setWidthFull();
        named.setMaxLength(200);
        project.addValueChangeListener(_ -> offer());
        type.addValueChangeListener(_ -> offer());
        type.setValue(TargetType.PROJECT);
        var form = new Div(type, project, target, named);
        form.addClassName("dialog-form");
        add(form);
        var apply = new Button(text("policy.bind.apply"), _ -> bind());
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), apply);
    }

    private void offer() {
        var kind = type.getValue();
        boolean isNamed = kind == TargetType.END_USER || kind == TargetType.TAG;
        project.setVisible(kind != TargetType.WORKSPACE && !isNamed);
        target.setVisible(kind.compareTo(TargetType.PROJECT) > 0 && !isNamed);
        target.setLabel(PolicyWords.targetType(kind));
        target.setHelperText(
                kind == TargetType.ROUTE || kind == TargetType.ROUTE_STEP ? text("policy.bind.liveRoutes") : "");
        target.setItems(project.getOptionalValue()
                .map(chosen -> targets.in(chosen, kind))
                .orElse(List.of()));
        named.setVisible(isNamed);
        named.setLabel(PolicyWords.targetType(kind));
        named.setHelperText(kind == TargetType.TAG ? text("policy.bind.tagHelp") : text("policy.bind.userHelp"));
    }

    /** A conflict is told by the window's error handler, and the dialog stays for another choice. */
    private void bind() {
        var kind = type.getValue();
        var chosen = switch (kind) {
            case WORKSPACE -> policy.workspaceId().toString();
            case PROJECT ->
                project.getOptionalValue().map(each -> each.id().toString()).orElse("");
            case ENVIRONMENT, ROUTE, ROUTE_STEP, GATEWAY_KEY ->
                target.getOptionalValue().map(each -> each.id().toString()).orElse("");
            case END_USER, TAG -> named.getValue().strip();
        };
        if (chosen.isEmpty()) {
            refuse(text("policy.bind.missing"));
            return;
        }
        try {
            bindings.bind(policy.id(), BindTarget.of(kind, chosen));
        } catch (ApplicationException.Invalid e) {
            refuse(Phrases.of(e));
            return;
        }
        close();
        bound.run();
    }

    private void refuse(String problem) {
        HasValidation field = named.isVisible() ? named : target.isVisible() ? target : project;
        field.setErrorMessage(problem);
        field.setInvalid(true);
    }
}
