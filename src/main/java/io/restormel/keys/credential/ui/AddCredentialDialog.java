package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialMode;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.credential.NewCredential;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.credential.Terms;
import io.restormel.keys.credential.VerificationService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import org.jspecify.annotations.Nullable;

/** Adds a provider's key and asks the provider about it at once. */
final class AddCredentialDialog extends Dialog {

    private final CredentialService credentials;
    private final VerificationService verification;
    private final ComboBox<Provider> provider = new ComboBox<>(text("credential.provider"));
    private final RadioButtonGroup<CredentialMode> mode = new RadioButtonGroup<>(text("credential.add.mode"));
    private final SecretField secret = new SecretField(text("credential.key"));
    private final TextField reference = new TextField(text("credential.add.reference"));
    private final TextField label = new TextField(text("credential.label"));
    private final BaseUrlField baseUrl = new BaseUrlField();
    private final Select<Reach> reach = new Select<>();

    AddCredentialDialog(Catalog catalog, CredentialService credentials, VerificationService verification) {
        this.credentials = credentials;
        this.verification = verification;
        setHeaderTitle(text("credential.add.action"));
        setWidth("36rem");
        provider.setItems(catalog.providers());
        provider.setItemLabelGenerator(Provider::displayName);
        provider.setWidthFull();
        provider.setAutofocus(true);
        mode.setItems(CredentialMode.values());
        mode.setValue(CredentialMode.SEALED);
        mode.addClassName("choice-cards");
        mode.setRenderer(new ComponentRenderer<>(AddCredentialDialog::card));
        mode.addValueChangeListener(_ -> offer());
        secret.setHelperText(text("credential.add.keyHint"));
        reference.setWidthFull();
        reference.setMaxLength(300);
        reference.setHelperText(text("credential.add.referenceHint"));
        label.setWidthFull();
        label.setMaxLength(120);
        label.setPlaceholder(text("credential.add.labelExample"));
        reach.setLabel(text("credential.usedIn"));
        reach.setItems(Reach.values());
        reach.setItemLabelGenerator(CredentialWords::reach);
        reach.setValue(Reach.WORKSPACE);
        reach.setWidthFull();
        var form = new Div(provider, mode, secret, reference, label, reach, baseUrl);
        form.addClassName("dialog-form");
        add(form);
        var create = new Button(text("credential.add.action"), _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        create.addClickListener(_ -> create.setEnabled(true));
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), create);
        offer();
    }

    private static Component card(CredentialMode each) {
        var title = new Span(CredentialWords.mode(each));
        title.addClassName("choice-title");
        var explanation = new Span(CredentialWords.explanation(each));
        explanation.addClassName("choice-text");
        var card = new Div(title, explanation);
        card.addClassName("choice");
        return card;
    }

    private void offer() {
        secret.setVisible(mode.getValue() == CredentialMode.SEALED);
        reference.setVisible(mode.getValue() == CredentialMode.REFERENCE);
        baseUrl.setVisible(mode.getValue() == CredentialMode.SEALED);
    }

    private void create() {
        if (provider.isEmpty()) {
            provider.setErrorMessage(text("credential.add.pickProvider"));
            provider.setInvalid(true);
        } else if (mode.getValue() == CredentialMode.SEALED && secret.isBlank()) {
            secret.askForIt();
        } else if (mode.getValue() == CredentialMode.REFERENCE && reference.isEmpty()) {
            reference.setErrorMessage(text("credential.add.giveName"));
            reference.setInvalid(true);
        } else {
            add();
        }
    }

    private void add() {
        Credential added;
        try {
            added = save();
        } catch (ApplicationException.Invalid e) {
            var field = "baseUrl".equals(e.details().get("field")) ? baseUrl : label;
            field.setErrorMessage(Phrases.of(e));
            field.setInvalid(true);
            return;
        }
        close();
        if (added.mode() == CredentialMode.SEALED) {
            CredentialWords.tell(verification.verify(added.id()));
        }
        UI.getCurrentOrThrow().navigate("credentials/" + added.id());
    }

    /** The address is read first: a mistake in it must not cost the typed key. */
    private Credential save() {
        var address = baseUrl.isVisible() ? baseUrl.address() : null;
        if (mode.getValue() != CredentialMode.SEALED) {
            return credentials.create(
                    new NewCredential(type(), blankToNull(label), null, name(), null, reach.getValue(), Terms.DEFAULT));
        }
        try (var key = secret.take()) {
            return credentials.create(
                    new NewCredential(type(), blankToNull(label), key, null, address, reach.getValue(), Terms.DEFAULT));
        }
    }

    private String type() {
        return provider.getValue().id();
    }

    private @Nullable String name() {
        return mode.getValue() == CredentialMode.REFERENCE ? blankToNull(reference) : null;
    }

    private static @Nullable String blankToNull(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
