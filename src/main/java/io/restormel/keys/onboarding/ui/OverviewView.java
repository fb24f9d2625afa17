package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.onboarding.Progress;
import io.restormel.keys.onboarding.QuickStart;
import io.restormel.keys.onboarding.SampleProject;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.LeakNoticeService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.project.ui.LeakNotices;
import io.restormel.keys.usage.RequestLogs;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the project stands: a checklist that ticks itself off, and a place that waits for the first request. */
@Route("")
@PageTitle("onboarding.overview")
@Menu(title = "onboarding.overview", order = 0, icon = Icons.HOME)
@PermitAll
class OverviewView extends PageLayout {

    private static final int POLL_MILLIS = 2_000;

    private final CurrentProject current;
    private final Progress progress;
    private final QuickStart quickStart;
    private final CatalogService catalogs;
    private final SampleProject sample;
    private final RequestLogs requests;
    private final boolean mayAdminister;
    private @Nullable Project open;
    private @Nullable Checklist checklist;
    private @Nullable FirstRequest firstRequest;
    private @Nullable Registration polling;

    OverviewView(
            CurrentProject current,
            Progress progress,
            QuickStart quickStart,
            CatalogService catalogs,
            SampleProject sample,
            RequestLogs requests,
            LeakNoticeService leaks,
            CurrentCaller callers) {
        super(text("onboarding.overview"), text("onboarding.sentence"));
        this.current = current;
        this.progress = progress;
        this.quickStart = quickStart;
        this.catalogs = catalogs;
        this.sample = sample;
        this.requests = requests;
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
        var ui = UI.getCurrentOrThrow();
        startLooking(ui);
        // The same page once more: what else shows the project learns of it, and the key stays in sight.
        ui.navigate("");
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
        if (!isDone(steps)) {
            open = project;
            waitForRequest(project, steps);
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

    private static boolean isDone(List<Progress.Step> steps) {
        return steps.stream().allMatch(Progress.Step::done);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        startLooking(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopLooking(event.getUI());
        super.onDetach(event);
    }

    private void look() {
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
        if (isDone(steps)) {
            getUI().ifPresent(this::stopLooking);
        }
    }

    private void startLooking(UI ui) {
        if (open != null && polling == null) {
            ui.setPollInterval(POLL_MILLIS);
            polling = ui.addPollListener(_ -> look());
        }
    }

    private void stopLooking(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
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
