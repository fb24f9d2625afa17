package io.restormel.keys.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.NewGatewayKey;
import io.restormel.keys.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Creates a Gateway Key and then shows it, this once, with what an app needs to use it. */
final class NewKeyDialog extends Dialog {

    private final GatewayKeyService keys;
    private final Project project;
    private final Runnable created;

    private final TextField label = new TextField("Label");
    private final Select<Environment> environment = new Select<>();
    private final Select<KeyLifetime> lifetime = new Select<>();
    private final Div body = new Div();

    /** @param created runs once there is a new key */
    NewKeyDialog(GatewayKeyService keys, Project project, List<Environment> environments, Runnable created) {
        this.keys = keys;
        this.project = project;
        this.created = created;
        setWidth("40rem");
        body.addClassName("form-column");
        add(body);
        label.setMaxLength(120);
        label.setHelperText("Which app or job will use it, for example “CI staging”. Never the key itself.");
        label.setAutofocus(true);
        environment.setLabel("Environment");
        environment.setItems(environments);
        environment.setItemLabelGenerator(item -> item == null ? "All environments" : item.name());
        environment.setEmptySelectionAllowed(true);
        environment.setEmptySelectionCaption("All environments");
        lifetime.setLabel("Expires");
        lifetime.setItems(KeyLifetime.values());
        lifetime.setItemLabelGenerator(KeyLifetime::label);
        lifetime.setValue(KeyLifetime.NEVER);
        ask();
    }

    private void ask() {
        setHeaderTitle("Create Gateway Key");
        body.add(label, row(environment, lifetime));
        var create = new Button("Create key", _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), create);
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("form-row");
        return row;
    }

    private void create() {
        var environmentId = environment.getOptionalValue().map(Environment::id).orElse(null);
        var expiresAt = lifetime.getOptionalValue()
                .flatMap(chosen -> chosen.endFrom(Instant.now()))
                .orElse(null);
        try {
            show(keys.create(project.id(), label.getValue(), environmentId, expiresAt));
            created.run();
        } catch (ApplicationException.Invalid e) {
            label.setErrorMessage(e.getMessage());
            label.setInvalid(true);
        }
    }

    private void show(NewGatewayKey key) {
        setHeaderTitle("Copy your Gateway Key now");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var warning =
                new Paragraph("This is the only time it is shown. Keep it on a server, never in a browser or app.");
        warning.addClassName("form-warning");
        UUID environmentId = key.key().environmentId();
        var snippet = new ConnectSnippet(
                ServerOrigin.current(),
                project.id(),
                environmentId == null ? project.defaultEnvironmentId() : environmentId);
        body.removeAll();
        body.add(
                warning,
                new CopyField("Gateway Key", key.secret()),
                new CodeBlock(".env", snippet.dotEnv(key.secret())),
                new CodeBlock("Try it: resolve", snippet.curl()));
        getFooter().removeAll();
        var done = new Button("I have copied it", _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
