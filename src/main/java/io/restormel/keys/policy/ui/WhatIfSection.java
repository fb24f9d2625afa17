package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyTrial;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.whatif.WhatIfResult;
import io.restormel.keys.whatif.WhatIfRun;
import io.restormel.keys.whatif.WhatIfService;
import io.restormel.keys.whatif.ui.WhatIfPanel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a project's decisions of late again as if a paused policy were in force, as it stands on the page. */
final class WhatIfSection extends Composite<Div> {

    private final RuleSection section;
    private final Policy policy;
    private final PolicyTrial trial;
    private final Runnable resume;
    private final ComboBox<Project> project = new ComboBox<>(text("policy.project"));
    private final Button enforce = new Button(text("policy.report.enforce"), _ -> confirm());
    private final Paragraph answer = new Paragraph();
    private final WhatIfPanel panel;
    private boolean isAnswered;

    /** @param resume puts the policy in force */
    WhatIfSection(
            RuleSection section,
            PolicyTrial trial,
            WhatIfService questions,
            ProjectService projects,
            CurrentProject current,
            boolean mayEdit,
            Runnable resume) {
        this.section = section;
        this.policy = section.policy();
        this.trial = trial;
        this.resume = resume;
        project.setItems(projects.list());
        project.setItemLabelGenerator(Project::name);
        current.get().ifPresent(project::setValue);
        enforce.addThemeVariants(ButtonVariant.PRIMARY);
        enforce.setVisible(false);
        answer.setVisible(false);
        panel = new WhatIfPanel(questions, text("policy.whatIf.ask"), this::ask, this::answered, mayEdit)
                .about(this::compared, text("policy.whatIf.changed"));
        project.addValueChangeListener(_ -> compare());
        section.whenChanged(this::compare);
        var content = new Div(project, panel, answer, enforce);
        content.addClassName("what-if");
        getContent().add(new Section(text("policy.whatIf.title"), text("policy.whatIf.text"), content));
    }

    private @Nullable WhatIfRun ask(int decisions) {
        answer.setText("");
        answer.setVisible(false);
        isAnswered = false;
        compare();
        var chosen = project.getValue();
        project.setInvalid(chosen == null);
        var rule = section.typed().rule();
        if (rule == null || rule instanceof PolicyRule.UsageLimit) {
            Notices.warning(text("policy.whatIf.unfit"));
            return null;
        }
        return chosen == null ? null : trial.start(chosen.id(), policy, rule, decisions);
    }

    private List<Object> compared() {
        return List.of(
                project.getOptionalValue(), Optional.ofNullable(section.typed().rule()));
    }

    /** What is enforced is the rule as it was saved, so that is what the answer has to be about. */
    private void compare() {
        panel.compare();
        enforce.setVisible(isAnswered && !panel.isOutdated() && !section.isDirty());
    }

    private void answered(@Nullable WhatIfResult found) {
        // That there are no decisions is said by the panel.
        if (found != null && found.decisions() > 0) {
            answer.setText(text(
                    "policy.whatIf.answer", PolicyTrial.objections(found, policy), found.decisions(), found.changed()));
            answer.setVisible(true);
        }
        isAnswered = found != null;
        compare();
    }

    private void confirm() {
        var said = new Paragraph(answer.getText());
        said.setVisible(!answer.getText().isEmpty());
        new FormDialog(
                        text("policy.report.ask", policy.name()),
                        text("policy.report.enforce"),
                        resume,
                        said,
                        new Paragraph(text("policy.report.consequence")))
                .open();
    }
}
