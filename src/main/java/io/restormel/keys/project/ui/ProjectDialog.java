package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.SearchList;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds a project by its name, those that were looked at last first. */
final class ProjectDialog extends Dialog {

    /** More are found by typing. */
    private static final int MOST = 50;

    private final List<Project> all;
    private final UUID present;
    private final RecentProjects recent;
    private final Consumer<Project> go;
    private final SearchList<Project> list;

    ProjectDialog(CurrentProject current, String workspace, Consumer<Project> go) {
        this.all = current.all();
        this.present = current.get().map(Project::id).orElse(new UUID(0, 0));
        this.recent = current.recent();
        this.go = go;
        addClassNames("command-palette", "project-dialog");
        setAriaLabel(text("project.switcher.title"));
        setTop("12vh");
        setWidth("28rem");
        list = new SearchList<>(
                text("project.switcher.title"), text("project.switcher.hint"), this::find, this::row, this::choose);
        var where = new Span(text("project.switcher.workspace", workspace, all.size()));
        var projects = new Anchor("projects", text("project.projects.all"));
        projects.getElement().addEventListener("click", _ -> close());
        var foot = new Div(where, projects);
        foot.addClassName("project-dialog-foot");
        add(list, foot);
    }

    /** What the browser remembers of earlier visits. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        recent.read(event.getUI(), list::refresh);
    }

    private List<Project> find(String typed) {
        var first = recent.order(all);
        var rest = all.stream().filter(project -> !first.contains(project)).sorted(RecentProjects.BY_NAME);
        return Stream.concat(first.stream(), rest)
                .filter(project -> project.name().toLowerCase(Locale.ROOT).contains(typed))
                .limit(MOST)
                .toList();
    }

    private List<Component> row(Project project) {
        var name = new Span(project.name());
        name.addClassName("project-dialog-name");
        boolean isPresent = project.id().equals(present);
        var note = new Span(
                isPresent
                        ? text("project.switcher.present")
                        : recent.contains(project) ? text("project.switcher.recent") : "");
        note.addClassName("palette-kind");
        return List.of(Icons.of(isPresent ? Icons.CHECK : Icons.FOLDER), name, note);
    }

    /** Once: a second Enter may come while the dialog goes away. */
    private void choose(Project project) {
        if (isOpened()) {
            close();
            go.accept(project);
        }
    }
}
