package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.GatewayKeySettings;
import io.restormel.keys.project.Project;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.StringUtils;

/** Creates a Gateway Key and then shows it, this once, with what an app needs to use it. */
final class NewKeyDialog extends Dialog {

    private final GatewayKeyService keys;
    private final Project project;
    private final Runnable created;

    private final TextField label = new TextField(text("project.keys.label"));
    private final Select<Environment> environment = new Select<>();
    private final Select<KeyLifetime> lifetime = new Select<>();
    private final Select<KeyAccess> access = new Select<>();
    private final TextField ranges = new TextField(text("project.key.ranges"));
    private final TextField perMinute = new TextField(text("project.key.perMinute"));
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
        label.setHelperText(text("project.key.labelHelp"));
        label.setAutofocus(true);
        environment.setLabel(text("project.environment"));
        environment.setItems(environments);
        environment.setItemLabelGenerator(item -> item == null ? text("project.key.allEnvironments") : item.name());
        environment.setEmptySelectionAllowed(true);
        environment.setEmptySelectionCaption(text("project.key.allEnvironments"));
        lifetime.setLabel(text("project.keys.expires"));
        lifetime.setItems(KeyLifetime.values());
        lifetime.setItemLabelGenerator(KeyLifetime::label);
        lifetime.setValue(KeyLifetime.NEVER);
        access.setLabel(text("project.key.purpose"));
        access.setItems(KeyAccess.values());
        access.setItemLabelGenerator(KeyAccess::label);
        access.setValue(KeyAccess.APP);
        ranges.setPlaceholder(text("project.key.any"));
        ranges.setHelperText(text("project.key.rangesHelp"));
        perMinute.setPlaceholder(text("project.key.anyNumber"));
        perMinute.setAllowedCharPattern("[0-9]");
        perMinute.setMaxLength(7);
        ask();
    }

    private void ask() {
        setHeaderTitle(text("project.key.create"));
        body.add(label, access, row(environment, lifetime), row(ranges, perMinute));
        var create = new Button(text("project.keys.create"), _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), create);
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("form-row");
        return row;
    }

    private void create() {
        try {
            var created = keys.create(project.id(), settings());
            ShownKey.in(this, body, project, created);
            this.created.run();
        } catch (ApplicationException e) {
            var field = field(e);
            // Fields have labels here, and no names.
            field.setErrorMessage(StringUtils.capitalize(Phrases.problem(e)));
            field.setInvalid(true);
        }
    }

    private GatewayKeySettings settings() {
        return new GatewayKeySettings(
                label.getValue(),
                environment.getOptionalValue().map(Environment::id).orElse(null),
                lifetime.getOptionalValue()
                        .flatMap(chosen -> chosen.endFrom(Instant.now()))
                        .orElse(null),
                access.getValue().scopes(),
                Arrays.stream(ranges.getValue().strip().split("[\\s,]+"))
                        .filter(range -> !range.isEmpty())
                        .toList(),
                perMinute.isEmpty() ? null : Integer.valueOf(perMinute.getValue()));
    }

    private HasValidation field(ApplicationException e) {
        return switch (String.valueOf(e.details().get("field"))) {
            case String name when name.startsWith("ipRanges") -> ranges;
            case "requestsPerMinute" -> perMinute;
            case "environmentId" -> environment;
            case "expiresAt" -> lifetime;
            // What is refused to this person is what the key would be allowed.
            case "null" -> access;
            default -> label;
        };
    }
}
