package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.onboarding.Progress;
import io.restormel.keys.onboarding.QuickStart;
import io.restormel.keys.onboarding.SampleProject;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveFigures;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.LeakNoticeService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.project.ui.LeakNotices;
import io.restormel.keys.usage.RequestLogs;
import io.restormel.keys.usage.UsageReports;
import io.restormel.keys.usage.ui.UsageGlance;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the project stands: a checklist that ticks itself off, a place that waits for the first request, then figures. */
@Route("")
@PageTitle("onboarding.overview")
@Menu(title = "onboarding.overview", order = 0, icon = Icons.HOME)
@PermitAll
class OverviewView extends PageLayout implements LiveView, LiveFigures {

    private final CurrentProject current;
    private final Progress progress;
    private final QuickStart quickStart;
    private final CatalogService catalogs;
    private final SampleProject sample;
    private final RequestLogs requests;
    private final UsageReports reports;
    private final boolean mayAdminister;
    private @Nullable Project open;
    private @Nullable Checklist checklist;
    private @Nullable FirstRequest firstRequest;
    private @Nullable UsageGlance glance;

    OverviewView(
            CurrentProject current,
            Progress progress,
            QuickStart quickStart,
            CatalogService catalogs,
            SampleProject sample,
            RequestLogs requests,
            UsageReports reports,
            LeakNoticeService leaks,
            CurrentCaller callers) {
        super(text("onboarding.overview"), text("onboarding.sentence"));
        this.current = current;
        this.progress = progress;
        this.quickStart = quickStart;
        this.catalogs = catalogs;
        this.sample = sample;
        this.requests = requests;
        this.reports = reports;
        header().withHelp("docs/first-request");
        this.mayAdminister =
                callers.get().map(caller -> caller.mayInWorkspace(Role.ADMIN)).orElse(false);
        add(new LeakNotices(leaks));
        current.get().ifPresentOrElse(this::show, this::showEmpty);
    }

    private void showEmpty() {
        var start = new EmptyOverview(mayAdminister, sample);
        if (mayAdminister) {
            start.addComponentAsFirst(new QuickStartForm(quickStart, catalogs, made -> {
                remove(start);
                show(made);
            }));
        }
        add(start);
    }

    private void show(QuickStart.Started made) {
        current.select(made.project().id());
        firstRequest = new FirstRequest(made.project(), made.key());
        add(firstRequest);
        show(made.project());
        // The same page once more: what else shows the project learns of it, and the key stays in sight.
        UI.getCurrentOrThrow().navigate("");
    }

    private void show(Project project) {
        if (project.sample()) {
            header().withBadges(new StatusBadge(text("onboarding.sampleData"), StatusBadge.Tone.INFO));
            var remove = new Button(text("onboarding.removeSample"), _ -> confirmRemoval());
            remove.setEnabled(mayAdminister);
            header().withActions(remove);
        }
        var steps = progress.of(project);
        checklist = new Checklist(project);
        checklist.show(steps);
        add(checklist);
        open = project;
        waitForRequest(project, steps);
        showFigures(project, steps);
    }

    /** From the first request on. */
    private void showFigures(Project project, List<Progress.Step> steps) {
        if (glance != null) {
            glance.look();
        } else if (is(Progress.Task.REQUEST, steps)) {
            glance = new UsageGlance(reports, requests, project.id());
            add(glance);
        }
    }

    /** Once there is a key to ask with, and nobody has asked. */
    private void waitForRequest(Project project, List<Progress.Step> steps) {
        if (firstRequest == null && is(Progress.Task.KEY, steps) && !is(Progress.Task.REQUEST, steps)) {
            firstRequest = new FirstRequest(project, null);
            add(firstRequest);
        }
    }

    private static boolean is(Progress.Task task, List<Progress.Step> steps) {
        return steps.stream().anyMatch(step -> step.task() == task && step.done());
    }

    @Override
    public Optional<UUID> figuresOf() {
        return Optional.ofNullable(open).map(Project::id);
    }

    /** A project that comes or goes changes the whole page. */
    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("project") || open != null && change.isOf("route", "gateway_key", "policy", "credential");
    }

    @Override
    public void refresh() {
        if (isAnother(current.get())) {
            getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
        } else {
            look();
        }
    }

    /** Another name counts as another project, unless a new key is on the page, which would go with it. */
    private boolean isAnother(Optional<Project> now) {
        return open == null
                || (firstRequest == null
                        ? !now.equals(Optional.of(open))
                        : !now.map(Project::id).equals(figuresOf()));
    }

    @Override
    public void look() {
        if (open == null || checklist == null) {
            return;
        }
        var steps = progress.of(open);
        boolean asked = is(Progress.Task.REQUEST, steps);
        checklist.show(steps);
        waitForRequest(open, steps);
        if (asked && firstRequest != null) {
            var project = open;
            var news = firstRequest;
            requests.newest(project.id()).ifPresent(id -> news.received(requests.require(project.id(), id)));
            firstRequest = null;
        }
        showFigures(open, steps);
    }

    private void confirmRemoval() {
        new DestructiveDialog(
                        text("onboarding.removeSampleTitle"),
                        text("onboarding.removeSampleText"),
                        text("onboarding.remove"),
                        () -> {
                            sample.remove();
                            Notices.success(text("onboarding.sampleRemoved"));
                            UI.getCurrent().refreshCurrentRoute(false);
                        })
                .open();
    }
}
