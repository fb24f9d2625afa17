package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyTrial;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.whatif.WhatIfRun;
import org.jspecify.annotations.Nullable;

/** Asks a project's decisions of late again as if a paused policy were in force, before it is. Changes nothing. */
final class WhatIfSection extends Composite<Div> {

    private static final int POLL_MILLIS = 500;

    private final Policy policy;
    private final PolicyTrial trial;
    private final Runnable resume;
    private final ComboBox<Project> project = new ComboBox<>(text("policy.project"));
    private final Button ask = new Button(text("policy.whatIf.ask"), _ -> ask());
    private final Button enforce = new Button(text("policy.report.enforce"), _ -> confirm());
    private final Paragraph answer = new Paragraph();
    private @Nullable WhatIfRun run;
    private @Nullable Registration polling;

    /** @param resume puts the policy in force */
    WhatIfSection(
            Policy policy,
            PolicyTrial trial,
            ProjectService projects,
            CurrentProject current,
            boolean mayEdit,
            Runnable resume) {
        this.policy = policy;
        this.trial = trial;
        this.resume = resume;
        project.setItems(projects.list());
        project.setItemLabelGenerator(Project::name);
        current.get().ifPresent(project::setValue);
        ask.setEnabled(mayEdit);
        enforce.addThemeVariants(ButtonVariant.PRIMARY);
        enforce.setVisible(false);
        answer.getElement().setAttribute("role", "status");
        var row = new Div(project, ask, enforce);
        row.addClassName("verdict-fields");
        getContent().add(new Section(text("policy.whatIf.title"), text("policy.whatIf.text"), row, answer));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopPolling();
    }

    private void ask() {
        project.getOptionalValue().ifPresent(chosen -> {
            run = trial.start(chosen.id(), policy);
            ask.setEnabled(false);
            getUI().ifPresent(ui -> {
                stopPolling();
                ui.setPollInterval(POLL_MILLIS);
                polling = ui.addPollListener(_ -> show());
            });
            show();
        });
    }

    /** Shows the run as it is now. */
    void show() {
        if (run == null) {
            return;
        }
        var found = run.result();
        answer.setText(
                found != null
                        ? text(
                                "policy.whatIf.answer",
                                PolicyTrial.objections(found, policy),
                                found.decisions(),
                                found.changed())
                        : run.isOver()
                                ? text("policy.whatIf.failed")
                                : text("policy.whatIf.running", run.done(), run.total()));
        if (run.isOver()) {
            stopPolling();
            ask.setEnabled(true);
            enforce.setVisible(found != null);
        }
    }

    private void confirm() {
        new FormDialog(
                        text("policy.report.ask", policy.name()),
                        text("policy.report.enforce"),
                        resume,
                        new Paragraph(answer.getText()),
                        new Paragraph(text("policy.report.consequence")))
                .open();
    }

    private void stopPolling() {
        if (polling != null) {
            polling.remove();
            polling = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }
}
