package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.embed.EmbedFiles;
import io.restormel.keys.embed.NewWidgetSession;
import io.restormel.keys.embed.ServerFeed;
import io.restormel.keys.embed.WidgetAction;
import io.restormel.keys.embed.WidgetComponent;
import io.restormel.keys.embed.WidgetSessionService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The real elements, as an end user would see and use them. */
final class TrySection extends Composite<Div> {

    private static final String SCRIPT = "rk-server-elements.js";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Project project;
    private final WidgetSessionService sessions;
    private final ServerFeed feed;
    private final EmbedFiles files;
    private final Runnable started;
    private final TextField endUser = new TextField(text("embed.endUser"));
    private final Select<Environment> environment = new Select<>();
    private final Div stage = new Div();
    private final Paragraph heard = new Paragraph();
    private final ThemeEditor theme = new ThemeEditor(stage.getElement());

    TrySection(
            Project project,
            WidgetSessionService sessions,
            ServerFeed feed,
            EmbedFiles files,
            ProjectService projects,
            boolean mayIssue,
            Runnable started) {
        this.project = project;
        this.sessions = sessions;
        this.feed = feed;
        this.files = files;
        this.started = started;
        endUser.setValue("test-user");
        environment.setLabel(text("embed.environment"));
        var environments = projects.environments(project.id());
        environment.setItems(environments);
        environment.setItemLabelGenerator(Environment::name);
        environments.stream()
                .filter(each -> Objects.equals(each.id(), project.defaultEnvironmentId()))
                .findFirst()
                .ifPresent(environment::setValue);
        var start = new Button(text("embed.tryOut.start"), Icons.of(Icons.EYE), _ -> start());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setEnabled(mayIssue);
        var form = new Div(endUser, environment, start);
        form.addClassNames("form-row", "try-form");
        stage.addClassName("widget-stage");
        stage.getElement().setAttribute("role", "region");
        stage.getElement().setAttribute("aria-label", text("embed.tryOut.stage"));
        stage.setVisible(false);
        heard.getElement().setAttribute("role", "status");
        theme.setVisible(files.hashed(SCRIPT).isPresent());
        getContent().add(new Section(text("embed.tryOut.title"), text("embed.tryOut.explanation"), form, theme, stage));
    }

    private void start() {
        stage.removeAll();
        stage.setVisible(true);
        heard.setText("");
        if (files.hashed(SCRIPT).isEmpty()) {
            stage.add(new Paragraph(text("embed.notBuilt")));
            return;
        }
        endUser.setInvalid(false);
        try {
            var selector = new ModelSelector(feed, files);
            selector.setLabel(text("embed.tryOut.model"));
            selector.setSessions(() -> session(WidgetComponent.MODEL_SELECTOR));
            selector.addModelSelectedListener(event -> heard.setText(
                    event.modelId() == null
                            ? text("embed.tryOut.routeDecides")
                            : text("embed.tryOut.chosen", event.providerId(), event.modelId())));
            var manager = new KeyManager(feed, files);
            manager.setSessions(() -> session(WidgetComponent.KEY_MANAGER));
            manager.addKeyChangedListener(event -> heard.setText(text(
                    "embed.tryOut.key." + event.change().name().toLowerCase(Locale.ROOT),
                    Objects.requireNonNullElse(event.mask(), ""))));
            stage.add(selector, manager, heard);
            theme.apply();
            started.run();
        } catch (ApplicationException.Invalid | ApplicationException.TooMany e) {
            endUser.setErrorMessage(Phrases.of(e));
            endUser.setInvalid(true);
            stage.setVisible(false);
        }
    }

    /** Stays on the server. The selector and the manager have one each, and no more rights than they need. */
    private String session(WidgetComponent component) {
        return sessions.create(
                        project.id(),
                        new NewWidgetSession(
                                endUser.getValue().strip(),
                                Set.of(component),
                                component == WidgetComponent.KEY_MANAGER ? Set.of(WidgetAction.values()) : Set.of(),
                                List.of(),
                                environment
                                        .getOptionalValue()
                                        .map(each -> each.id().toString())
                                        .orElse(null),
                                null,
                                List.of(),
                                LIFETIME,
                                null))
                .token();
    }
}
