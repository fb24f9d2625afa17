package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.PolicyEntry;
import io.restormel.keys.config.ConfigState.PolicyState;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.policy.BindTarget;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.NewPolicy;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyChange;
import io.restormel.keys.policy.PolicyRules;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.policy.PolicyStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the policies of a project, and where they apply in it, as a file says. Leaves what lies outside alone. */
@Component
class PolicyApplier {

    private static final String VIA = "config";

    private final PolicyService policies;
    private final BindingService bindings;

    PolicyApplier(PolicyService policies, BindingService bindings) {
        this.policies = policies;
        this.bindings = bindings;
    }

    /** @param targets finds what a place names, and complains of what is not there */
    void apply(List<PolicyEntry> wanted, ConfigState before, Function<Place, BindTarget> targets, ConfigPlan plan) {
        var known = new ArrayList<>(before.policies());
        Map<String, List<Policy>> free = new HashMap<>();
        before.freePolicies().forEach((name, list) -> free.put(name, new ArrayList<>(list)));
        for (int i = 0; i < wanted.size(); i++) {
            var entry = wanted.get(i);
            FieldPath.run(
                    "policies[" + i + "]", () -> apply(entry, take(known, entry.name()), before, free, targets, plan));
        }
        for (var gone : known) {
            unbind(gone, Set.of(), before, plan, false);
        }
    }

    private void apply(
            PolicyEntry entry,
            @Nullable PolicyState existing,
            ConfigState before,
            Map<String, List<Policy>> free,
            Function<Place, BindTarget> targets,
            ConfigPlan plan) {
        UUID id;
        if (existing != null) {
            id = existing.policy().id();
            change(existing.policy(), entry, existing.shared(), plan);
        } else {
            var unused = free.getOrDefault(entry.name(), List.of());
            id = unused.isEmpty() ? create(entry, plan) : unused.getFirst().id();
            if (!unused.isEmpty()) {
                change(unused.removeFirst(), entry, false, plan);
            }
        }
        List<BindTarget> places = new ArrayList<>();
        for (int i = 0; i < entry.boundTo().size(); i++) {
            var place = entry.boundTo().get(i);
            places.add(FieldPath.at("boundTo[" + i + "]", () -> targets.apply(place)));
        }
        Set<BindTarget> bound = new HashSet<>();
        if (existing != null) {
            existing.bindings().forEach(placed -> bound.add(target(placed)));
            unbind(existing, new HashSet<>(places), before, plan, true);
        }
        for (int i = 0; i < places.size(); i++) {
            var target = places.get(i);
            if (bound.add(target)) {
                FieldPath.run("boundTo[" + i + "]", () -> bindings.bind(id, target));
                plan.add(
                        "bind",
                        "policy",
                        entry.name() + " to " + entry.boundTo().get(i));
            }
        }
    }

    private UUID create(PolicyEntry entry, ConfigPlan plan) {
        plan.add("create", "policy", entry.name(), List.of(rule(entry.rule(), entry.status())));
        var made = policies.create(new NewPolicy(entry.name(), entry.rule(), VIA));
        if (entry.status() != made.status()) {
            policies.update(made.id(), new PolicyChange(null, entry.status(), null, null, VIA, made.revision()));
        }
        return made.id();
    }

    private void change(Policy policy, PolicyEntry entry, boolean shared, ConfigPlan plan) {
        boolean sameRule = policy.type().equals(entry.rule().type())
                && PolicyRules.plain(policy.rule()).equals(PolicyRules.plain(entry.rule()));
        if (sameRule && policy.status() == entry.status()) {
            return;
        }
        if (shared) {
            throw new ApplicationException.Conflict(
                    "policy_shared",
                    "The policy also applies outside of this project; change it there, or give it another name here");
        }
        policies.update(
                policy.id(),
                new PolicyChange(null, entry.status(), sameRule ? null : entry.rule(), null, VIA, policy.revision()));
        plan.add(
                "update",
                "policy",
                entry.name(),
                List.of(ConfigPlan.changed(
                        "rule", rule(policy.rule(), policy.status()), rule(entry.rule(), entry.status()))));
    }

    /**
     * Leaves what a file cannot tell of, such as steps that are in a draft only.
     *
     * @param named whether the file has the policy; if not, where it applies in all projects is not this file's matter
     */
    private void unbind(PolicyState state, Set<BindTarget> stay, ConfigState before, ConfigPlan plan, boolean named) {
        for (var placed : state.bindings()) {
            var place = ConfigState.place(placed, before.environments(), before.routes(), before.keys());
            if (place != null && !named && placed.binding().targetName() != null) {
                plan.warn("Policy " + state.policy().name() + " is not in the file and stays bound to " + place
                        + ", which counts in all projects");
            } else if (place != null && !stay.contains(target(placed))) {
                bindings.unbind(placed.binding().policyId(), placed.binding().id());
                plan.add("unbind", "policy", state.policy().name() + " from " + place);
            }
        }
    }

    private static BindTarget target(PlacedBinding placed) {
        var binding = placed.binding();
        return new BindTarget(binding.targetType(), binding.targetId(), binding.targetName());
    }

    private static @Nullable PolicyState take(List<PolicyState> known, String name) {
        for (var each : known) {
            if (each.policy().name().strip().equals(name)) {
                known.remove(each);
                return each;
            }
        }
        return null;
    }

    private static String rule(PolicyRule rule, PolicyStatus status) {
        return rule.type() + " " + PolicyRules.plain(rule) + ", " + status.wire();
    }
}
