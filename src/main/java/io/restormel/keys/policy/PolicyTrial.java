package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyConfig;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.whatif.WhatIfQuestion;
import io.restormel.keys.whatif.WhatIfResult;
import io.restormel.keys.whatif.WhatIfRun;
import io.restormel.keys.whatif.WhatIfService;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Asks what a policy that is paused would do where it is bound. Limits say nothing here: they are not asked again. */
@Service
public class PolicyTrial {

    private final WhatIfService questions;

    PolicyTrial(WhatIfService questions) {
        this.questions = questions;
    }

    /**
     * The project's decisions of late, again, as if the policy were active; editors of the project may ask.
     *
     * @param rule the policy's, or one that it might get
     * @param decisions as {@link WhatIfQuestion#decisions}
     */
    public WhatIfRun start(UUID projectId, Policy policy, PolicyRule rule, int decisions) {
        return questions.start(
                projectId, new WhatIfQuestion(config -> withActive(config, policy, rule), null, decisions));
    }

    private static ProjectConfig withActive(ProjectConfig config, Policy policy, PolicyRule rule) {
        var id = policy.id().toString();
        var policies = new ArrayList<>(config.policies());
        policies.removeIf(each -> each.id().equals(id));
        policies.add(new PolicyConfig(id, policy.name(), true, rule));
        return config.withPolicies(policies, config.bindings());
    }

    /** To how many decisions the policy would object. */
    public static int objections(WhatIfResult result, Policy policy) {
        return result.objections().getOrDefault(policy.id().toString(), 0);
    }
}
