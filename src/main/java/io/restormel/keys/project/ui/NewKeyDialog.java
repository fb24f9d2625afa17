package io.restormel.keys.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.GatewayKeySettings;
import io.restormel.keys.project.Project;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Creates a Gateway Key and then shows it, this once, with what an app needs to use it. */
final class NewKeyDialog extends Dialog {

    private final GatewayKeyService keys;
    private final Project project;
    private final Runnable created;

    private final TextField label = new TextField("Label");
    private final Select<Environment> environment = new Select<>();
    private final Select<KeyLifetime> lifetime = new Select<>();
    private final Select<KeyAccess> access = new Select<>();
    private final TextField ranges = new TextField("Only from these addresses");
    private final IntegerField perMinute = new IntegerField("Requests a minute, at most");
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
        access.setLabel("What is it for?");
        access.setItems(KeyAccess.values());
        access.setItemLabelGenerator(KeyAccess::label);
        access.setValue(KeyAccess.APP);
        ranges.setPlaceholder("Any");
        ranges.setHelperText("Addresses or ranges such as 10.0.0.0/8, with blanks between them.");
        perMinute.setPlaceholder("Any number");
        perMinute.setMin(1);
        ask();
    }

    private void ask() {
        setHeaderTitle("Create Gateway Key");
        var limits = new Details("Limits", row(ranges, perMinute));
        body.add(label, access, row(environment, lifetime), limits);
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
        try {
            var created = keys.create(project.id(), settings());
            ShownKey.in(this, body, project, created);
            this.created.run();
        } catch (ApplicationException e) {
            var field = field(e);
            field.setErrorMessage(e.getMessage());
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
                perMinute.getValue());
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
