package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.CopyButton;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.EnvironmentChange;
import io.restormel.keys.project.EnvironmentService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectChange;
import io.restormel.keys.project.ProjectService;
import java.util.List;

/** The environments of a project, with their ids to copy. */
final class EnvironmentsSection extends Composite<Section> {

    private final ProjectService projects;
    private final EnvironmentService environments;
    private final Project project;
    private final List<Environment> list;
    private final boolean mayEdit;
    private final Runnable reload;

    /** @param reload shows the page anew after a change */
    EnvironmentsSection(
            ProjectService projects,
            EnvironmentService environments,
            Project project,
            List<Environment> list,
            boolean mayEdit,
            Runnable reload) {
        this.projects = projects;
        this.environments = environments;
        this.project = project;
        this.list = list;
        this.mayEdit = mayEdit;
        this.reload = reload;
    }

    @Override
    protected Section initContent() {
        var section = new Section(text("project.environments.title"), text("project.environments.explanation"), grid())
                .flush();
        return mayEdit
                ? section.withActions(
                        new Button(text("project.environments.add"), Icons.of(Icons.PLUS), _ -> openAdd()))
                : section;
    }

    private DataGrid<Environment> grid() {
        var empty =
                new EmptyState(Icons.LAYERS, text("project.environments.none"), text("project.environments.noneText"));
        var grid = new DataGrid<Environment>(text("project.environments.title"), empty);
        grid.addComponentColumn(this::name)
                .setHeader(text("project.name"))
                .setFlexGrow(2)
                .setWidth("180px");
        grid.addColumn(Environment::type)
                .setHeader(text("project.environments.type"))
                .setWidth("100px");
        grid.addComponentColumn(environment -> new Code(environment.slug()))
                .setHeader(text("project.environments.slug"))
                .setWidth("140px");
        grid.addComponentColumn(EnvironmentsSection::id)
                .setHeader(text("project.environments.id"))
                .setFlexGrow(2)
                .setWidth("180px");
        if (mayEdit) {
            grid.giveLineTo(grid.addComponentColumn(this::actions)
                    .setHeader(text("project.actions"))
                    .setWidth("320px")
                    .setFlexGrow(0));
        }
        grid.setItems(list);
        return grid;
    }

    private Component name(Environment environment) {
        var name = new Div(new Span(environment.name()));
        name.addClassName("cell-row");
        if (isDefault(environment)) {
            name.add(new StatusBadge(text("project.environments.usual"), Tone.INFO));
        }
        return name;
    }

    private boolean isDefault(Environment environment) {
        return environment.id().equals(project.defaultEnvironmentId());
    }

    private static Component id(Environment environment) {
        var id = environment.id().toString();
        var cell = new Div(
                new Code(id.substring(0, 8) + "…"),
                new CopyButton(text("project.environments.copyId", environment.name()), id));
        cell.addClassName("cell-row");
        return cell;
    }

    private Component actions(Environment environment) {
        var row = new Div();
        row.addClassName("cell-row");
        if (!isDefault(environment)) {
            row.add(small(text("project.environments.makeDefault"), environment, () -> makeDefault(environment)));
        }
        row.add(small(text("project.rename"), environment, () -> openRename(environment)));
        if (list.size() > 1) {
            row.add(small(text("project.delete"), environment, () -> openDelete(environment)));
        }
        return row;
    }

    private static Button small(String label, Environment environment, Runnable action) {
        var button = new Button(label, _ -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(label + ": " + environment.name());
        return button;
    }

    void openAdd() {
        var form = new EnvironmentForm();
        form.dialog(() -> {
                    var added = environments.create(project.id(), form.name(), form.type(), null);
                    done(text("project.environments.added", added.name()));
                })
                .open();
    }

    private void openRename(Environment environment) {
        NameDialog.rename(
                        text("project.environments.rename"),
                        text("project.name"),
                        "environment",
                        environment.id(),
                        () -> named(projects.requireEnvironment(project.id(), environment.id())),
                        (name, revision) -> {
                            var change = new EnvironmentChange(name, null);
                            environments.edit(project.id(), environment.id(), revision, change);
                            done(text("project.renamedTo", name));
                        })
                .open();
    }

    private static NameFields.Named named(Environment environment) {
        return new NameFields.Named(environment.name(), environment.revision());
    }

    private void makeDefault(Environment environment) {
        var before = project.defaultEnvironmentId();
        projects.edit(project.id(), project.revision(), ProjectChange.defaultTo(environment.id()));
        reload.run();
        var done = text("project.environments.nowDefault", environment.name());
        if (before == null) {
            Notices.success(done);
            return;
        }
        Notices.undoable(done, () -> {
            projects.edit(project.id(), null, ProjectChange.defaultTo(before));
            reload.run();
        });
    }

    private void openDelete(Environment environment) {
        new DestructiveDialog(
                        text("project.environments.deleteTitle", environment.name()),
                        text("project.environments.deleteText"),
                        text("project.environments.deleteAction"),
                        () -> {
                            environments.delete(project.id(), environment.id(), environment.revision(), true);
                            done(text("project.environments.deleted", environment.name()));
                        })
                .withDependants(
                        text("project.deletedWithIt"),
                        DependantWords.lines(environments.dependants(project.id(), environment.id())))
                .open();
    }

    private void done(String text) {
        Notices.success(text);
        reload.run();
    }
}
