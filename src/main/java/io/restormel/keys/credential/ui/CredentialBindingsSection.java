package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialBinding;
import io.restormel.keys.credential.CredentialBindingService;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.UUID;

/** The projects and environments that may use a credential. */
final class CredentialBindingsSection extends Composite<Div> {

    private final Credential credential;
    private final CredentialBindingService bindings;
    private final ProjectService projects;
    private final boolean mayChange;
    private final Runnable changed;

    CredentialBindingsSection(
            Credential credential,
            CredentialBindingService bindings,
            ProjectService projects,
            boolean mayChange,
            Runnable changed) {
        this.credential = credential;
        this.bindings = bindings;
        this.projects = projects;
        this.mayChange = mayChange;
        this.changed = changed;
        var add = new Button(text("credential.binding.add"), Icons.of(Icons.PLUS), _ -> openBind());
        add.setEnabled(mayChange);
        var explanation = credential.reach() == Reach.WORKSPACE
                ? text("credential.binding.everywhere")
                : text("credential.binding.onlyHere");
        getContent()
                .add(new Section(text("credential.binding.title"), explanation, grid())
                        .withActions(add)
                        .flush());
    }

    private DataGrid<CredentialBinding> grid() {
        var grid = new DataGrid<CredentialBinding>(
                text("credential.binding.rows"),
                new EmptyState(Icons.LINK, text("credential.binding.none"), text("credential.binding.noneHint")));
        grid.addColumn(each -> projects.require(each.projectId(), Role.VIEWER).name())
                .setHeader(text("credential.binding.project"));
        grid.addColumn(this::environment).setHeader(text("credential.binding.environment"));
        grid.addComponentColumn(each -> new TimeText(each.createdAt())).setHeader(text("credential.binding.since"));
        grid.addComponentColumn(this::unbind).setHeader("").setWidth("70px").setFlexGrow(0);
        grid.setItems(bindings.list(credential.id()).stream()
                .filter(each -> each.removedAt() == null)
                .toList());
        return grid;
    }

    private String environment(CredentialBinding binding) {
        UUID wanted = binding.environmentId();
        return wanted == null
                ? text("credential.binding.all")
                : projects.requireEnvironment(binding.projectId(), wanted).name();
    }

    private Button unbind(CredentialBinding binding) {
        var button = new Button(Icons.of(Icons.CLOSE), _ -> {
            bindings.unbind(credential.id(), binding.id());
            changed.run();
            tellUnbound(binding);
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("credential.binding.remove"));
        button.setEnabled(mayChange);
        return button;
    }

    /** Binding a key that every project uses would narrow it, which is more than undoing. */
    private void tellUnbound(CredentialBinding binding) {
        var done = text("credential.binding.removed");
        if (credential.reach() == Reach.WORKSPACE) {
            Notices.success(done);
            return;
        }
        Notices.undoable(done, () -> {
            bindings.bind(credential.id(), binding.projectId(), binding.environmentId());
            changed.run();
        });
    }

    private void openBind() {
        var project = new ComboBox<Project>(text("credential.binding.project"), projects.list());
        project.setItemLabelGenerator(Project::name);
        project.setWidthFull();
        var environment = new ComboBox<Environment>(text("credential.binding.environment"));
        environment.setItemLabelGenerator(Environment::name);
        environment.setPlaceholder(text("credential.binding.all"));
        environment.setClearButtonVisible(true);
        environment.setWidthFull();
        project.addValueChangeListener(event -> environment.setItems(
                event.getValue() == null
                        ? List.of()
                        : projects.environments(event.getValue().id())));
        new FormDialog(
                        text("credential.binding.add"),
                        text("credential.binding.action"),
                        () -> bind(project, environment),
                        project,
                        environment)
                .open();
    }

    private void bind(ComboBox<Project> project, ComboBox<Environment> environment) {
        if (project.isEmpty()) {
            throw ApplicationException.invalid("projectId", text("credential.binding.noProject"));
        }
        bindings.bind(
                credential.id(),
                project.getValue().id(),
                environment.getOptionalValue().map(Environment::id).orElse(null));
        changed.run();
    }
}
