package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.embed.AllowedOriginService;
import io.restormel.keys.embed.EmbedFiles;
import io.restormel.keys.embed.ServerFeed;
import io.restormel.keys.embed.WidgetSessionService;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.ServerOrigin;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a project's app embeds: where it may, the code to paste, a look at it as an end user, and who uses it now. */
@Route(value = "widgets", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/widgets", layout = MainLayout.class)
@PageTitle("embed.page")
@Menu(title = "embed.page", order = 15, icon = Icons.WIDGET)
@StyleSheet("assets/styles/policies.css")
@StyleSheet("assets/styles/widgets.css")
@PermitAll
final class WidgetsView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final AllowedOriginService origins;
    private final WidgetSessionService sessions;
    private final ServerFeed feed;
    private final EmbedFiles files;
    private final ProjectService projects;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final Div parts = new Div();
    private Runnable reload = () -> {};
    private @Nullable UUID shown;

    WidgetsView(
            AllowedOriginService origins,
            WidgetSessionService sessions,
            ServerFeed feed,
            EmbedFiles files,
            ProjectService projects,
            CurrentProject current,
            CurrentCaller caller) {
        super(text("embed.page"), text("embed.explanation"));
        header().withHelp("docs/widget-sessions");
        this.origins = origins;
        this.sessions = sessions;
        this.feed = feed;
        this.files = files;
        this.projects = projects;
        this.current = current;
        this.caller = caller;
        parts.addClassName("page-parts");
        add(parts);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var project = current.fromUrlOrCurrent(event);
        var asking = caller.require();
        boolean mayIssue = asking.mayInProject(project.id(), Role.EDITOR);
        var active = new SessionsSection(project.id(), sessions, mayIssue);
        var allowed = new OriginsSection(project.id(), origins, asking.mayInProject(project.id(), Role.ADMIN));
        shown = project.id();
        reload = () -> {
            allowed.reload();
            active.reload();
        };
        parts.removeAll();
        parts.add(
                allowed,
                new SnippetSection(ServerOrigin.current(), project, projects.environments(project.id())),
                new TrySection(project, sessions, feed, files, projects, mayIssue, active::reload),
                active);
    }

    @Override
    public boolean shows(LiveChange change) {
        return shown != null
                && shown.equals(change.projectId())
                && change.isOf("widget_session", "connect_link", "project", "end_user");
    }

    /** The lists only: what is typed, and the look as an end user, stay. */
    @Override
    public void refresh() {
        reload.run();
    }
}
