package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.policy.PolicyConflict.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for entries of lists that stand for nothing. */
final class ListEntries {

    private final PolicyLandscape land;
    private final ModelsLeft left;

    ListEntries(PolicyLandscape land, ModelsLeft left) {
        this.land = land;
        this.left = left;
    }

    Optional<PolicyConflict> check(Policy policy) {
        return switch (policy.rule()) {
            case PolicyRule.ModelAllowlist(var ids) -> models(policy, ids);
            case PolicyRule.ModelDenylist(var ids) -> models(policy, ids);
            case PolicyRule.ProviderAllowlist(var types) -> providers(policy, types);
            case PolicyRule.ProviderDenylist(var types) -> providers(policy, types);
            case PolicyRule.UnknownRule _ -> Optional.of(PolicyConflict.of(Kind.UNKNOWN_TYPE, policy));
            case PolicyRule.DeprecatedModelBlock _, PolicyRule.UsageLimit _ -> Optional.empty();
        };
    }

    private Optional<PolicyConflict> models(Policy policy, List<String> entries) {
        return Optional.ofNullable(check(policy, entries, land.knowsModel(), PolicyRule.ModelAllowlist::new));
    }

    private Optional<PolicyConflict> providers(Policy policy, List<String> entries) {
        return Optional.ofNullable(check(policy, entries, land.knowsProvider(), PolicyRule.ProviderAllowlist::new));
    }

    /** @param only a rule that lets nothing but the entry pass, to ask a pattern whether it matches anything */
    private @Nullable PolicyConflict check(
            Policy policy, List<String> entries, Predicate<String> knows, Function<List<String>, PolicyRule> only) {
        if (entries.isEmpty()) {
            return PolicyConflict.of(Kind.EMPTY_LIST, policy);
        }
        var unknown = entries.stream()
                .filter(entry ->
                        entry.indexOf('*') < 0 ? !knows.test(entry) : left.none(List.of(only.apply(List.of(entry)))))
                .toList();
        return unknown.isEmpty() ? null : new PolicyConflict(Kind.UNKNOWN_ENTRIES, List.of(policy), null, unknown);
    }
}
