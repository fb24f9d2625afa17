package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyChange;
import io.restormel.keys.policy.PolicyService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule of a policy as a form. A rule that the dashboard does not offer is told in words and kept. */
final class RuleSection extends Composite<Div> {

    private Policy policy;
    private final PolicyService policies;
    private final Runnable saved;
    private final TextField name = new TextField(text("policy.name"));
    private final Select<PolicyKind> kind = new Select<>();
    private final EntriesField entries;
    private final LimitFields limit = new LimitFields();
    private final Typed filled;
    private final RuleConflict conflict;
    private Runnable changed = () -> {};

    RuleSection(Policy policy, PolicyService policies, Catalog catalog, Runnable saved) {
        this.policy = policy;
        this.policies = policies;
        this.saved = saved;
        var stored = PolicyKind.of(policy.rule());
        entries = new EntriesField(stored.orElse(PolicyKind.BLOCK_DEPRECATED), catalog);
        entries.setValue(PolicyKind.entries(policy.rule()));
        limit.setVisible(policy.rule() instanceof PolicyRule.UsageLimit);
        if (policy.rule() instanceof PolicyRule.UsageLimit rule) {
            limit.show(rule);
        }
        name.setValue(policy.name());
        name.setMaxLength(120);
        kind.setLabel(text("policy.rule.kind"));
        kind.setItems(PolicyKind.values());
        kind.setItemLabelGenerator(PolicyKind::title);
        stored.ifPresent(kind::setValue);
        kind.addValueChangeListener(event -> change(event.getOldValue(), event.getValue(), catalog));
        var head = new Div(name, kind);
        head.addClassName("form-row");
        var save = new Button(text("policy.rule.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var section = new Section(text("policy.rule.title"), head, entries, limit, save);
        if (stored.isEmpty()) {
            kind.setVisible(false);
            section.body().addComponentAtIndex(1, new Paragraph(PolicyWords.summary(policy.rule(), catalog) + "."));
        }
        if (!policies.mayEdit()) {
            name.setReadOnly(true);
            kind.setReadOnly(true);
            entries.setReadOnly(true);
            limit.setEnabled(false);
            save.setVisible(false);
        }
        conflict = new RuleConflict(this, policies, catalog, saved);
        filled = typed();
        kind.addValueChangeListener(_ -> changed.run());
        entries.addValueChangeListener(_ -> changed.run());
        getContent().add(conflict.conflict(), section);
    }

    /** What stands in the fields; no rule while they do not make one. */
    record Typed(String name, @Nullable PolicyRule rule) {}

    Typed typed() {
        try {
            return new Typed(name.getValue().strip(), rule());
        } catch (ApplicationException.Invalid _) {
            return new Typed(name.getValue().strip(), null);
        }
    }

    /** Runs after each edit of the rule, but for those of limits. */
    void whenChanged(Runnable told) {
        changed = told;
    }

    boolean isDirty() {
        return !typed().equals(filled);
    }

    /** The next save goes over this. */
    void baseOn(Policy stored) {
        policy = stored;
    }

    Policy policy() {
        return policy;
    }

    RuleConflict conflict() {
        return conflict;
    }

    /** Allowing and blocking the same things share a list; models and providers do not. */
    private void change(@Nullable PolicyKind before, PolicyKind now, Catalog catalog) {
        var kept = before != null && before.subject() == now.subject() ? entries.getValue() : null;
        entries.show(now, catalog);
        limit.setVisible(now.subject() == PolicyKind.Subject.LIMIT);
        if (now.rule(List.of()) instanceof PolicyRule.UsageLimit usual) {
            limit.show(usual);
        }
        if (kept != null) {
            entries.setValue(kept);
        }
    }

    private void save() {
        if (name.getValue().isBlank()) {
            name.setErrorMessage(text("policy.name.missing"));
            name.setInvalid(true);
            return;
        }
        try {
            policies.update(
                    policy.id(),
                    new PolicyChange(name.getValue().strip(), null, rule(), null, "dashboard", policy.revision()));
            Notices.success(text("policy.rule.saved", name.getValue().strip()));
            saved.run();
        } catch (ApplicationException.Invalid e) {
            refuse(e);
        }
    }

    private void refuse(ApplicationException.Invalid problem) {
        if ("name".equals(problem.details().get("field"))) {
            name.setErrorMessage(Phrases.of(problem));
            name.setInvalid(true);
        } else if (limit.isVisible()) {
            limit.refuse(problem);
        } else {
            entries.refuse(Phrases.of(problem));
        }
    }

    private @Nullable PolicyRule rule() {
        var chosen = kind.getValue();
        if (chosen == null) {
            return null;
        }
        return chosen.subject() == PolicyKind.Subject.LIMIT ? limit.rule() : chosen.rule(entries.entries());
    }
}
