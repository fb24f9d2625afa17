package io.restormel.keys.project.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.Objects;

/** What to paste into CI or a terminal for each environment; holds no secret. */
final class ConnectSection extends Composite<Section> {

    private final Project project;
    private final Select<Environment> environment = new Select<>();
    private final CodeBlock ci = new CodeBlock("CI variables", "");
    private final CodeBlock curl = new CodeBlock("Resolve with curl", "");

    ConnectSection(Project project, List<Environment> environments) {
        this.project = project;
        environment.setLabel("Environment");
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
                "Copy for CI",
                "The key itself goes into your secret store; the rest is no secret.",
                environment,
                ci,
                curl);
    }

    private void show(Environment chosen) {
        var snippet = new ConnectSnippet(ServerOrigin.current(), project.id(), chosen.id());
        ci.setText(snippet.ci());
        curl.setText(snippet.curl());
    }
}
