package io.restormel.keys.onboarding.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.onboarding.Progress;
import io.restormel.keys.onboarding.SampleProject;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.LeakNoticeService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.project.ui.LeakNotices;
import jakarta.annotation.security.PermitAll;

/** Where the project stands: a checklist that ticks itself off. */
@Route("")
@PageTitle("Overview")
@Menu(title = "Overview", order = 0, icon = Icons.HOME)
@PermitAll
class OverviewView extends PageLayout {

    private final Progress progress;
    private final SampleProject sample;
    private final boolean mayAdminister;

    OverviewView(
            CurrentProject current,
            Progress progress,
            SampleProject sample,
            LeakNoticeService leaks,
            CurrentCaller callers) {
        super("Overview", "Which provider and model serves each call, and why.");
        this.progress = progress;
        this.sample = sample;
        this.mayAdminister =
                callers.get().map(caller -> caller.mayInWorkspace(Role.ADMIN)).orElse(false);
        add(new LeakNotices(leaks));
        current.get().ifPresentOrElse(this::show, this::showEmpty);
    }

    private void showEmpty() {
        var create = new Button("Create a project", _ -> UI.getCurrent().navigate("projects"));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        var example = new Button("Start with a sample project", _ -> {
            sample.create();
            Notices.success("The sample project is ready");
            UI.getCurrent().refreshCurrentRoute(false);
        });
        create.setEnabled(mayAdminister);
        example.setEnabled(mayAdminister);
        add(new EmptyState(
                Icons.FOLDER,
                "Create your first project",
                "A project is one app: its environments, routes, policies and Gateway Keys.",
                create,
                example));
    }

    private void show(Project project) {
        if (project.sample()) {
            header().withBadges(new StatusBadge("Sample data", StatusBadge.Tone.INFO));
            var remove = new Button("Remove the sample project", _ -> confirmRemoval());
            remove.setEnabled(mayAdminister);
            header().withActions(remove);
        }
        var steps = progress.of(project);
        long done = steps.stream().filter(Progress.Step::done).count();
        var list = new OrderedList();
        list.addClassName("checklist");
        steps.forEach(step -> list.add(item(step)));
        var explanation = done == steps.size()
                ? "Everything is in place."
                : done + " of " + steps.size() + " done. Each step ticks itself off.";
        add(new Section("Set up " + project.name(), explanation, list));
    }

    private static ListItem item(Progress.Step step) {
        var icon = Icons.of(step.done() ? Icons.CHECK_CIRCLE : Icons.CLOCK);
        icon.addClassName(step.done() ? "done" : "open");
        var title = new H3(step.title());
        var text = new Div(title, new Paragraph(step.explanation()));
        var item = new ListItem(icon, text);
        if (step.done()) {
            item.add(new StatusBadge("Done", StatusBadge.Tone.SUCCESS));
        } else {
            var link = new Anchor(step.path(), step.action());
            link.addClassName("checklist-action");
            item.add(link);
        }
        return item;
    }

    private void confirmRemoval() {
        new DestructiveDialog(
                        "Remove the sample project?",
                        "Its routes, policies and made-up requests are removed. Your own projects stay.",
                        "Remove",
                        () -> {
                            sample.remove();
                            Notices.success("The sample project was removed");
                            UI.getCurrent().refreshCurrentRoute(false);
                        })
                .open();
    }
}
