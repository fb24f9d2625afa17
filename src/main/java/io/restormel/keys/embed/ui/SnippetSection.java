package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.embed.ui.WidgetSnippets.Backend;
import io.restormel.keys.embed.ui.WidgetSnippets.Framework;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.UUID;

/** What to paste into the page and into the backend, with the real ids. */
final class SnippetSection extends Composite<Section> {

    private static final String EXAMPLE_PAGE = "https://app.example.com";

    private final String server;
    private final UUID projectId;
    private final Select<Environment> environment = new Select<>();
    private final Select<Framework> framework = new Select<>();
    private final Select<Backend> backend = new Select<>();
    private final CodeBlock page = new CodeBlock(text("embed.snippet.inPage"), "");
    private final CodeBlock call = new CodeBlock(text("embed.snippet.inBackend"), "");

    SnippetSection(String server, Project project, List<Environment> environments) {
        this.server = server;
        projectId = project.id();
        environment.setLabel(text("embed.environment"));
        environment.setItems(environments);
        environment.setItemLabelGenerator(Environment::name);
        environments.stream()
                .filter(each -> each.id().equals(project.defaultEnvironmentId()))
                .findFirst()
                .or(() -> environments.stream().findFirst())
                .ifPresent(environment::setValue);
        framework.setLabel(text("embed.snippet.page"));
        framework.setItems(Framework.values());
        framework.setItemLabelGenerator(Framework::label);
        framework.setValue(Framework.HTML);
        backend.setLabel(text("embed.snippet.backend"));
        backend.setItems(Backend.values());
        backend.setItemLabelGenerator(Backend::label);
        backend.setValue(Backend.CURL);
        List.of(environment, framework, backend).forEach(each -> each.addValueChangeListener(_ -> show()));
        show();
    }

    @Override
    protected Section initContent() {
        var choices = new Div(environment, framework, backend);
        choices.addClassName("form-row");
        return new Section(text("embed.snippet.title"), text("embed.snippet.explanation"), choices, page, call);
    }

    private void show() {
        var name = environment.getOptionalValue().map(Environment::slug).orElse("production");
        var snippets = new WidgetSnippets(server, projectId, name, EXAMPLE_PAGE);
        page.setText(snippets.of(framework.getValue()));
        call.setText(snippets.of(backend.getValue()));
    }
}
