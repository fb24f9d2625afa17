package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.CredentialEntry;
import io.restormel.keys.config.ConfigState.CredentialState;
import io.restormel.keys.credential.CredentialBinding;
import io.restormel.keys.credential.CredentialBindingService;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.project.Environment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a project use those credentials of the workspace that a file names. What the workspace does not hold is told of and
 * left out: a file brings no secrets.
 */
@Component
class CredentialApplier {

    private final CredentialBindingService bindings;

    CredentialApplier(CredentialBindingService bindings) {
        this.bindings = bindings;
    }

    void apply(
            UUID projectId,
            List<CredentialEntry> wanted,
            List<CredentialState> before,
            List<Environment> environments,
            ConfigPlan plan) {
        var left = new ArrayList<>(before);
        left.sort(Comparator.comparing(state -> state.bindings().isEmpty()));
        for (int i = 0; i < wanted.size(); i++) {
            var entry = wanted.get(i);
            FieldPath.run("credentials[" + i + "]", () -> {
                var found = take(left, entry);
                if (found == null) {
                    plan.warn("The workspace has no credential " + entry + "; add it under Credentials");
                } else if (found.credential().reach() == Reach.WORKSPACE) {
                    plan.warn("Credential " + entry + " is for the whole workspace and stays so");
                } else {
                    bind(projectId, entry, found, environments, plan);
                }
            });
        }
        for (var gone : left) {
            for (var binding : gone.bindings()) {
                unbind(
                        binding,
                        gone.credential().providerType(),
                        gone.credential().label(),
                        plan);
            }
        }
    }

    private void bind(
            UUID projectId,
            CredentialEntry entry,
            CredentialState found,
            List<Environment> environments,
            ConfigPlan plan) {
        Set<@Nullable UUID> places = new HashSet<>();
        if (entry.environments().isEmpty()) {
            places.add(null);
        }
        for (int i = 0; i < entry.environments().size(); i++) {
            places.add(EnvironmentApplier.require(
                            "environments[" + i + "]", entry.environments().get(i), environments)
                    .id());
        }
        if (entry.equals(found.entry())) {
            return;
        }
        for (var binding : found.bindings()) {
            if (!places.remove(binding.environmentId())) {
                unbind(binding, entry.provider(), entry.label(), plan);
            }
        }
        for (var place : places) {
            bindings.bind(found.credential().id(), projectId, place);
            plan.add("bind", "credential", entry);
        }
    }

    private void unbind(CredentialBinding binding, String provider, @Nullable String label, ConfigPlan plan) {
        bindings.unbind(binding.credentialId(), binding.id());
        plan.add("unbind", "credential", new CredentialEntry(provider, label, List.of()));
    }

    private static @Nullable CredentialState take(List<CredentialState> left, CredentialEntry entry) {
        for (var each : left) {
            if (each.credential().providerType().equals(entry.provider())
                    && Objects.equals(StepNumbers.tidy(each.credential().label()), entry.label())) {
                left.remove(each);
                return each;
            }
        }
        return null;
    }
}
