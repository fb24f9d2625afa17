package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialEdit;
import io.restormel.keys.credential.CredentialMode;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.credential.Terms;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Label, address and the terms on which the key is used. */
final class TermsSection extends Composite<Div> {

    private final TextField label = new TextField(text("credential.label"));
    private final Select<Reach> reach = new Select<>();
    private final IntegerField order = new IntegerField(text("credential.terms.order"));
    private final IntegerField weight = new IntegerField(text("credential.terms.weight"));
    private final TextField models = new TextField(text("credential.terms.models"));
    private final BigDecimalField cap = new BigDecimalField(text("credential.terms.cap"));
    private final BaseUrlField baseUrl = new BaseUrlField();
    private final TermsConflict conflict;
    private final @Nullable CredentialEdit filled;
    private Credential credential;

    TermsSection(
            Credential credential,
            BigDecimal spent,
            CredentialService credentials,
            boolean mayChange,
            Runnable changed) {
        this.credential = credential;
        var terms = credential.terms();
        label.setValue(Objects.requireNonNullElse(credential.label(), ""));
        label.setMaxLength(120);
        reach.setLabel(text("credential.usedIn"));
        reach.setItems(Reach.values());
        reach.setItemLabelGenerator(CredentialWords::reach);
        reach.setValue(credential.reach());
        order.setValue(terms.orderIndex());
        order.setMin(0);
        order.setHelperText(text("credential.terms.orderHint"));
        weight.setValue(terms.weight());
        weight.setMin(1);
        weight.setHelperText(text("credential.terms.weightHint"));
        models.setValue(String.join(", ", terms.allowedModels()));
        models.setHelperText(text("credential.terms.modelsHint"));
        cap.setValue(CredentialWords.plain(terms.monthlyCapUsd()));
        cap.setHelperText(
                text("credential.terms.capHint", CredentialWords.usd(spent.setScale(2, RoundingMode.HALF_UP))));
        baseUrl.show(credential.baseUrl());
        baseUrl.setVisible(credential.mode() == CredentialMode.SEALED);
        var fields = new Div(label, reach, order, weight, models, cap);
        fields.addClassName("form-row");
        var save = new Button(text("credential.terms.save"), _ -> {
            credentials.edit(credential.id(), this.credential.revision(), edited());
            Notices.success(text("credential.terms.saved"));
            changed.run();
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setEnabled(mayChange);
        conflict = new TermsConflict(this, credentials, changed);
        filled = typed();
        getContent().add(conflict.conflict(), new Section(text("credential.terms.title"), fields, baseUrl, save));
    }

    Credential credential() {
        return credential;
    }

    /** The next save goes over this. */
    void baseOn(Credential stored) {
        credential = stored;
    }

    TermsConflict conflict() {
        return conflict;
    }

    boolean isDirty() {
        return !Objects.equals(typed(), filled);
    }

    /** What stands in the fields; null while the address is none. */
    @Nullable
    CredentialEdit typed() {
        try {
            return edited();
        } catch (ApplicationException.Invalid _) {
            return null;
        }
    }

    private CredentialEdit edited() {
        return new CredentialEdit(
                label.getValue().isBlank() ? null : label.getValue().strip(),
                credential.status(),
                reach.getValue(),
                credential.reference(),
                baseUrl.address(),
                new Terms(
                        Objects.requireNonNullElse(order.getValue(), 0),
                        Objects.requireNonNullElse(weight.getValue(), 1),
                        Arrays.stream(models.getValue().split(","))
                                .map(String::strip)
                                .filter(model -> !model.isEmpty())
                                .toList(),
                        wantedCap()));
    }

    /** The same amount is no change, however many zeros it was stored with. */
    private @Nullable BigDecimal wantedCap() {
        var stored = credential.terms().monthlyCapUsd();
        var typed = cap.getValue();
        return stored != null && typed != null && stored.compareTo(typed) == 0 ? stored : typed;
    }
}
