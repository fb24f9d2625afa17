package io.restormel.keys.credential;

import io.restormel.keys.resolve.RecentDecisions.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Picks the credential for a decision: the end user's own or the workspace's, whichever it was made with; of these the
 * lowest order, and among equals by weight, by the decision's id. One whose circuit is open only where there is no other.
 * Reads the database.
 */
@Component
class CredentialChoice {

    private final CredentialRepository credentials;
    private final CredentialBindingRepository bindings;
    private final MonthlyCaps caps;
    private final CredentialHealth health;

    CredentialChoice(
            CredentialRepository credentials,
            CredentialBindingRepository bindings,
            MonthlyCaps caps,
            CredentialHealth health) {
        this.caps = caps;
        this.health = health;
        this.credentials = credentials;
        this.bindings = bindings;
    }

    /** The one to use; its mode tells whether its secret is held here. Empty when none may be used. */
    Optional<Credential> of(UUID workspaceId, Decision decision) {
        return switch (decision.keyOwner()) {
            case END_USER -> ofEndUser(decision);
            case PLATFORM -> ofWorkspace(workspaceId, decision);
        };
    }

    /** None for one who was erased since. */
    private Optional<Credential> ofEndUser(Decision decision) {
        return decision.endUserId() == null
                ? Optional.empty()
                : pick(
                        decision,
                        credentials.ofEndUser(decision.projectId(), decision.endUserId()).stream()
                                .filter(each -> each.serves(decision.providerType(), decision.modelId()))
                                .toList());
    }

    private Optional<Credential> ofWorkspace(UUID workspaceId, Decision decision) {
        var bound = bindings.everOfWorkspace(workspaceId).stream()
                .filter(each -> each.removedAt() == null && reaches(each, decision))
                .collect(Collectors.groupingBy(CredentialBinding::credentialId));
        return pick(
                decision,
                credentials.ofWorkspace(workspaceId).stream()
                        .filter(each ->
                                each.serves(decision.providerType(), decision.modelId()) && isPlaced(each, bound))
                        .toList());
    }

    private static boolean isPlaced(Credential credential, Map<UUID, List<CredentialBinding>> bound) {
        return credential.reach() == Reach.WORKSPACE || bound.containsKey(credential.id());
    }

    private static boolean reaches(CredentialBinding binding, Decision decision) {
        return binding.projectId().equals(decision.projectId())
                && (binding.environmentId() == null || binding.environmentId().equals(decision.environmentId()));
    }

    private Optional<Credential> pick(Decision decision, List<Credential> serving) {
        var capped = caps.reached(serving);
        var uncapped =
                serving.stream().filter(each -> !capped.contains(each.id())).toList();
        if (uncapped.isEmpty()) {
            return Optional.empty();
        }
        var well = uncapped.stream()
                .filter(each -> !health.isIll(decision.projectId(), each.id()))
                .toList();
        var some = well.isEmpty() ? uncapped : well;
        int first =
                some.stream().mapToInt(each -> each.terms().orderIndex()).min().getAsInt();
        var equals =
                some.stream().filter(each -> each.terms().orderIndex() == first).toList();
        long total = equals.stream().mapToLong(each -> each.terms().weight()).sum();
        long point = Math.floorMod(decision.id().getLeastSignificantBits() * 0x9E3779B97F4A7C15L >>> 16, total);
        for (var each : equals) {
            point -= each.terms().weight();
            if (point < 0) {
                return Optional.of(each);
            }
        }
        return Optional.of(equals.getLast());
    }
}
