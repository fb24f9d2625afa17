package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.resolve.ResolveService;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteSearch;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteTrials;
import io.restormel.keys.route.Trial;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks what is live, as an app would, and tells why it answers so. Records nothing. */
@Route(value = "try", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/try", layout = MainLayout.class)
@PageTitle("onboarding.try.page")
@Menu(title = "onboarding.try.page", order = 1, icon = Icons.PLAY)
@StyleSheet("assets/styles/routes.css")
@PermitAll
final class TryView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final ResolveService resolver;
    private final RouteService routes;
    private final RouteTrials trials;
    private final ProjectService projects;
    private final CurrentProject current;
    private final Select<Environment> environment = new Select<>();
    private final ComboBox<RouteDetail> route = new ComboBox<>();
    private final Div content = new Div();
    private @Nullable Project shown;

    TryView(
            ResolveService resolver,
            RouteService routes,
            RouteTrials trials,
            ProjectService projects,
            CurrentProject current) {
        super(text("onboarding.try.page"), text("onboarding.try.sentence"));
        this.resolver = resolver;
        this.routes = routes;
        this.trials = trials;
        this.projects = projects;
        this.current = current;
        header().withHelp("docs/routes#what-a-request-finds");
        content.addClassName("page-content");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var project = current.fromUrlOrCurrent(event);
        header().clear();
        header().withCrumb(project.name(), "projects/" + project.id()).withCurrentCrumb(text("onboarding.try.page"));
        shown = project;
        content.removeAll();
        content.add(form(project));
        offer(project);
        choose(each -> each.id().equals(project.defaultEnvironmentId()));
    }

    private void offer(Project project) {
        environment.setItems(projects.environments(project.id()));
        route.setItems(
                query ->
                        routes
                                .page(project.id(), search(query.getFilter()), query.getOffset(), query.getLimit())
                                .stream(),
                query -> routes.count(project.id(), search(query.getFilter()).words()));
    }

    private static RouteSearch search(Optional<String> words) {
        return new RouteSearch(words.orElse(""), RouteSearch.Order.NAME, false);
    }

    private void choose(Predicate<Environment> wanted) {
        environment.getListDataView().getItems().filter(wanted).findFirst().ifPresent(environment::setValue);
    }

    @Override
    public boolean shows(LiveChange change) {
        return shown != null && shown.id().equals(change.projectId()) && change.isOf("route", "environment");
    }

    /** What is chosen stays; the answer too, which says what held when it was asked. */
    @Override
    public void refresh() {
        if (shown == null) {
            return;
        }
        var where = environment.getOptionalValue();
        var which = route.getOptionalValue();
        offer(shown);
        where.ifPresent(old -> choose(each -> each.id().equals(old.id())));
        which.ifPresent(route::setValue);
    }

    private Section form(Project project) {
        environment.setLabel(text("onboarding.try.environment"));
        environment.setItemLabelGenerator(Environment::name);
        route.setLabel(text("onboarding.try.route"));
        route.setItemLabelGenerator(each -> each.route().name());
        route.setPlaceholder(text("onboarding.try.anyRoute"));
        route.setClearButtonVisible(true);
        var tokens = new IntegerField(text("onboarding.try.tokens"));
        tokens.setMin(0);
        var attributes = new TriedAttributes(() -> {});
        var result = new Div();
        result.getElement().setAttribute("aria-live", "polite");
        var ask = new Button(text("onboarding.try.ask"), Icons.of(Icons.PLAY), _ -> {
            var request = ResolveRequest.builder(UUID.randomUUID().toString())
                    .environment(environment
                            .getOptionalValue()
                            .map(each -> each.id().toString())
                            .orElse(null))
                    .routeId(route.getOptionalValue()
                            .map(each -> each.route().id().toString())
                            .orElse(null))
                    .estimatedInputTokens(tokens.isEmpty() ? null : Long.valueOf(tokens.getValue()))
                    .task(attributes.task())
                    .endUserId(attributes.endUserId())
                    .attributes(attributes.value())
                    .build();
            result.removeAll();
            result.add(new TraceStory(ask(project.id(), request)));
        });
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        var row = new Div(environment, route, tokens);
        row.addClassName("form-row");
        var panel = new Div(row, attributes, ask, result);
        panel.addClassName("try-panel");
        return new Section(text("onboarding.try.title"), text("onboarding.try.explanation"), panel);
    }

    private Trial ask(UUID projectId, ResolveRequest request) {
        var resolution = resolver.simulate(projectId, request);
        var route = resolution.route();
        return route == null
                ? new Trial(resolution, null, null)
                : trials.live(routes.get(projectId, UUID.fromString(route.id())), request);
    }
}
