package io.restormel.keys.policy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import java.util.List;

/** Where a policy applies, with a way to add and to remove places. */
final class BindingsSection extends Composite<Div> {

    private final Policy policy;
    private final BindingService bindings;
    private final Runnable changed;

    BindingsSection(
            Policy policy,
            List<PlacedBinding> placed,
            BindingService bindings,
            BindTargets targets,
            boolean mayEdit,
            Runnable changed) {
        this.policy = policy;
        this.bindings = bindings;
        this.changed = changed;
        var add = new Button(
                "Add place", Icons.of(Icons.PLUS), _ -> new BindDialog(policy, bindings, targets, changed).open());
        add.setEnabled(mayEdit);
        getContent()
                .add(new Section(
                                "Where it applies",
                                "Inside each of these places every call has to pass this policy.",
                                grid(placed, mayEdit))
                        .withActions(add)
                        .flush());
    }

    private DataGrid<PlacedBinding> grid(List<PlacedBinding> placed, boolean mayEdit) {
        var grid = new DataGrid<PlacedBinding>(
                "Where it applies",
                new EmptyState(
                        Icons.SHIELD,
                        "Not in force anywhere",
                        "Add the workspace, a project, an environment, a route or a single step."));
        grid.addColumn(each -> PolicyWords.targetType(each.binding().targetType()))
                .setHeader("Kind")
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(PolicyWords::place).setHeader("Name").setFlexGrow(2);
        grid.addComponentColumn(each -> new TimeText(each.binding().createdAt()))
                .setHeader("Since")
                .setWidth("120px")
                .setFlexGrow(0);
        grid.addComponentColumn(each -> remove(each, mayEdit))
                .setHeader("")
                .setWidth("70px")
                .setFlexGrow(0);
        grid.setItems(placed);
        return grid;
    }

    private Button remove(PlacedBinding placed, boolean mayEdit) {
        var button = new Button(Icons.of(Icons.CLOSE), _ -> {
            bindings.unbind(policy.id(), placed.binding().id());
            Notices.success("No longer applies to " + PolicyWords.place(placed));
            changed.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Remove " + PolicyWords.place(placed));
        button.setTooltipText("Stop applying here");
        button.setEnabled(mayEdit);
        return button;
    }
}
