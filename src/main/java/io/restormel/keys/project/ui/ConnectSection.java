package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.ServerOrigin;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.Objects;

/** What to paste into CI or a terminal for each environment; holds no secret. */
final class ConnectSection extends Composite<Section> {

    private final Project project;
    private final Select<Environment> environment = new Select<>();
    private final CodeBlock ci = new CodeBlock(text("project.connect.ci"), "");
    private final RequestSnippet request;

    ConnectSection(Project project, List<Environment> environments) {
        this.project = project;
        request = new RequestSnippet(text("project.connect.request"), project.id(), project.defaultEnvironmentId());
        environment.setLabel(text("project.environment"));
        environment.setItems(environments);
        environment.setItemLabelGenerator(Environment::name);
        environment.addValueChangeListener(event -> show(event.getValue()));
        environments.stream()
                .filter(item -> Objects.equals(item.id(), project.defaultEnvironmentId()))
                .findFirst()
                .ifPresent(environment::setValue);
    }

    @Override
    protected Section initContent() {
        return new Section(
                text("project.connect.title"), text("project.connect.explanation"), environment, ci, request);
    }

    private void show(Environment chosen) {
        ci.setText(new ConnectSnippet(ServerOrigin.current(), project.id(), chosen.id()).ci());
        request.setEnvironment(chosen.id());
    }
}
