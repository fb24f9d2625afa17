package io.restormel.keys.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.policy.PolicyTrial;
import io.restormel.keys.policy.ReportedBlocks;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.whatif.WhatIfService;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Picks what a policy's page shows of the blocks to come, while it blocks nothing. One for each page. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class BeforeEnforcing {

    private static final Duration LATELY = Duration.ofDays(7);

    private final PolicyService policies;
    private final PolicyTrial trial;
    private final WhatIfService questions;
    private final ReportedBlocks reported;
    private final ProjectService projects;
    private final CurrentProject current;
    private final Clock clock;

    BeforeEnforcing(
            PolicyService policies,
            PolicyTrial trial,
            WhatIfService questions,
            ReportedBlocks reported,
            ProjectService projects,
            CurrentProject current,
            Clock clock) {
        this.policies = policies;
        this.trial = trial;
        this.questions = questions;
        this.reported = reported;
        this.projects = projects;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Empty where there is nothing to tell: it blocks already, or only counts.
     *
     * @param section the policy and what is typed over its rule
     * @param resume puts a paused one in force
     * @param enforced after a limit that reported has begun to block
     */
    Optional<Component> of(RuleSection section, boolean mayEdit, Runnable resume, Runnable enforced) {
        var policy = section.policy();
        return switch (policy.rule()) {
            case PolicyRule.UsageLimit rule ->
                policy.active() && rule.mode() != LimitMode.ENFORCE && rule.limit() != null
                        ? Optional.of(new ReportSection(
                                policy,
                                rule,
                                reported.since(policy.id(), clock.instant().minus(LATELY)),
                                policies,
                                enforced))
                        : Optional.empty();
            case PolicyRule.UnknownRule _ -> Optional.empty();
            case PolicyRule.ModelAllowlist _,
                    PolicyRule.ModelDenylist _,
                    PolicyRule.ProviderAllowlist _,
                    PolicyRule.ProviderDenylist _,
                    PolicyRule.DeprecatedModelBlock _ ->
                policy.active()
                        ? Optional.empty()
                        : Optional.of(new WhatIfSection(section, trial, questions, projects, current, mayEdit, resume));
        };
    }
}
