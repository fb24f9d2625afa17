package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.policy.NewPolicy;
import io.restormel.keys.policy.PolicyService;
import java.util.List;

/** Creates a policy: what kind, for which models or providers; where it applies is the next page's question. */
final class NewPolicyDialog extends Dialog {

    private final PolicyService policies;
    private final TextField name = new TextField(text("policy.name"));
    private final RadioButtonGroup<PolicyKind> kind = new RadioButtonGroup<>(text("policy.new.kind"));
    private final EntriesField entries;
    private final LimitFields limit = new LimitFields();

    NewPolicyDialog(PolicyService policies, Catalog catalog) {
        this.policies = policies;
        entries = new EntriesField(PolicyKind.ALLOW_MODELS, catalog);
        setHeaderTitle(text("policy.new.title"));
        setWidth("36rem");
        kind.setItems(PolicyKind.values());
        kind.setValue(PolicyKind.ALLOW_MODELS);
        kind.addClassName("choice-cards");
        kind.setRenderer(new ComponentRenderer<>(NewPolicyDialog::card));
        limit.setVisible(false);
        kind.addValueChangeListener(event -> show(event.getValue(), catalog));
        name.setWidthFull();
        name.setMaxLength(120);
        name.setPlaceholder(text("policy.new.example"));
        name.setAutofocus(true);
        var form = new Div(name, kind, entries, limit);
        form.addClassName("dialog-form");
        add(form);
        var create = new Button(text("policy.new.create"), _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), create);
    }

    private void show(PolicyKind now, Catalog catalog) {
        entries.show(now, catalog);
        limit.setVisible(now.subject() == PolicyKind.Subject.LIMIT);
        if (now.rule(List.of()) instanceof PolicyRule.UsageLimit usual) {
            limit.show(usual);
        }
    }

    private PolicyRule rule(PolicyKind chosen) {
        return chosen.subject() == PolicyKind.Subject.LIMIT ? limit.rule() : chosen.rule(entries.entries());
    }

    private static Div card(PolicyKind each) {
        var title = new Span(each.title());
        title.addClassName("choice-title");
        var explanation = new Span(each.explanation());
        explanation.addClassName("choice-text");
        var card = new Div(title, explanation);
        card.addClassName("choice");
        return card;
    }

    private void create() {
        var chosen = kind.getValue();
        if (name.getValue().isBlank()) {
            name.setErrorMessage(text("policy.name.missing"));
            name.setInvalid(true);
            return;
        }
        if (entries.isVisible() && entries.entries().isEmpty()) {
            entries.refuse(text("policy.entries.missing"));
            return;
        }
        try {
            var created = policies.create(new NewPolicy(name.getValue().strip(), rule(chosen), "dashboard"));
            close();
            UI.getCurrentOrThrow().navigate("policies/" + created.id());
        } catch (ApplicationException.Invalid e) {
            if ("name".equals(e.details().get("field"))) {
                name.setErrorMessage(Phrases.of(e));
                name.setInvalid(true);
            } else if (limit.isVisible()) {
                limit.refuse(e);
            } else {
                entries.refuse(Phrases.of(e));
            }
        }
    }
}
