package io.restormel.keys.policy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why policies do less, or more, than those who made them may think.
 *
 * @param policies that it takes, never none; the one that it is about comes first
 * @param place where it shows; null when it is the same everywhere
 * @param entries of a list that are at fault
 */
public record PolicyConflict(
        Kind kind, List<Policy> policies, @Nullable Target place, List<String> entries) {

    /** What is wrong. */
    public enum Kind {
        /** It applies nowhere. */
        UNBOUND,
        /** This version does not know its type. */
        UNKNOWN_TYPE,
        /** Its list is empty, so it never blocks. */
        EMPTY_LIST,
        /** Entries of its list are no model, or provider, that anybody knows. */
        UNKNOWN_ENTRIES,
        /** Together the policies let no model pass at a place. */
        NOTHING_LEFT,
        /** A limit that another one, lower and at least as wide, always comes before. */
        NEVER_REACHED,
        /** Every step of a route is blocked before a request comes. */
        ROUTE_BLOCKED
    }

    public PolicyConflict {
        policies = List.copyOf(policies);
        entries = List.copyOf(entries);
    }

    static PolicyConflict of(Kind kind, Policy policy) {
        return new PolicyConflict(kind, List.of(policy), null, List.of());
    }

    /** Whether the policy has a part in it. */
    public boolean concerns(UUID policyId) {
        return policies.stream().anyMatch(policy -> policy.id().equals(policyId));
    }
}
