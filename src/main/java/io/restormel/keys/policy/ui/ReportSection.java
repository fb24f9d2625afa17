package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Numbers;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyChange;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.policy.ReportedBlocks.Reported;
import java.time.ZoneOffset;

/** What a limit that blocks nothing yet would have blocked, and a way to let it. */
final class ReportSection extends Composite<Div> {

    private final Policy policy;
    private final UsageLimit rule;
    private final PolicyService policies;
    private final Runnable enforced;

    ReportSection(Policy policy, UsageLimit rule, Reported reported, PolicyService policies, Runnable enforced) {
        this.policy = policy;
        this.rule = rule;
        this.policies = policies;
        this.enforced = enforced;
        var since = TimeText.absolute(reported.since(), ZoneOffset.UTC);
        var figure = text("policy.report.figure", reported.requests(), since);
        var enforce = new Button(text("policy.report.enforce"), _ -> ask(figure));
        enforce.addThemeVariants(ButtonVariant.PRIMARY);
        enforce.setEnabled(policies.mayEdit());
        getContent()
                .add(new Section(
                                text("policy.report.title"),
                                text("policy.report.text"),
                                new StatTile(
                                        text("policy.report.tile"),
                                        Numbers.count(reported.requests()),
                                        text("policy.report.unit"),
                                        text("policy.report.since", since)))
                        .withActions(enforce));
    }

    private void ask(String figure) {
        new FormDialog(
                        text("policy.report.ask", policy.name()),
                        text("policy.report.enforce"),
                        this::enforce,
                        new Paragraph(figure),
                        new Paragraph(text("policy.report.consequence")))
                .open();
    }

    private void enforce() {
        var strict = new UsageLimit(
                rule.measure(),
                rule.limit(),
                rule.period(),
                rule.timeZone(),
                LimitMode.ENFORCE,
                rule.thresholds(),
                rule.allowUnpriced());
        policies.update(policy.id(), new PolicyChange(null, null, strict, null, "dashboard", policy.revision()));
        Notices.success(text("policy.report.enforced", policy.name()));
        enforced.run();
    }
}
