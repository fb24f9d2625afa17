package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ui.ConflictNote;
import io.restormel.keys.platform.ui.LiveForm;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyService;
import java.util.ArrayList;
import java.util.List;

/** What becomes of {@link RuleSection} when somebody else saves the same policy. */
final class RuleConflict implements LiveForm {

    private final RuleSection section;
    private final PolicyService policies;
    private final Catalog catalog;
    private final Runnable reload;
    private final ConflictNote note = new ConflictNote(this);

    RuleConflict(RuleSection section, PolicyService policies, Catalog catalog, Runnable reload) {
        this.section = section;
        this.policies = policies;
        this.catalog = catalog;
        this.reload = reload;
    }

    @Override
    public boolean hasUnsavedChanges() {
        return section.isDirty();
    }

    @Override
    public boolean isBehind() {
        return stored().revision() != section.policy().revision();
    }

    @Override
    public void loadTheirs() {
        reload.run();
    }

    @Override
    public void keepMine() {
        section.baseOn(stored());
    }

    @Override
    public List<Difference> differences() {
        var theirs = stored();
        var mine = section.typed();
        var found = new ArrayList<Difference>();
        if (!theirs.name().equals(mine.name())) {
            found.add(new Difference(text("platform.conflict.name"), theirs.name(), mine.name()));
        }
        var rule = mine.rule();
        if (rule != null && !theirs.rule().equals(rule)) {
            found.add(new Difference(text("platform.conflict.rule"), words(theirs.rule()), words(rule)));
        }
        return found;
    }

    private String words(PolicyRule rule) {
        var entries = PolicyKind.entries(rule);
        var summary = PolicyWords.summary(rule, catalog);
        return entries.isEmpty() ? summary : summary + "\n" + String.join("\n", entries);
    }

    @Override
    public ConflictNote conflict() {
        return note;
    }

    @Override
    public String kind() {
        return "policy";
    }

    @Override
    public String id() {
        return section.policy().id().toString();
    }

    private Policy stored() {
        return policies.require(section.policy().id());
    }
}
