package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyConflict;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is wrong with policies, each in a sentence or two. */
final class ConflictWords {

    private ConflictWords() {}

    /** For the page of one of the policies, which is not named again. */
    static String onPageOf(UUID policyId, PolicyConflict conflict) {
        var others = conflict.policies().stream()
                .filter(policy -> !policy.id().equals(policyId))
                .toList();
        var first = conflict.policies().getFirst();
        return switch (conflict.kind()) {
            case UNBOUND -> text("policy.conflict.unbound");
            case UNKNOWN_TYPE -> text("policy.conflict.unknownType", type(first));
            case EMPTY_LIST -> text("policy.conflict.emptyList");
            case UNKNOWN_ENTRIES -> text("policy.conflict.unknownEntries", entries(conflict));
            case NOTHING_LEFT ->
                others.isEmpty()
                        ? text("policy.conflict.nothingLeft", place(conflict))
                        : text("policy.conflict.nothingLeftWith", names(others), place(conflict));
            case NEVER_REACHED ->
                first.id().equals(policyId)
                        ? text("policy.conflict.neverReached", names(others), place(conflict))
                        : text("policy.conflict.hides", first.name(), place(conflict));
            case ROUTE_BLOCKED ->
                others.isEmpty()
                        ? text("policy.conflict.routeBlocked", place(conflict))
                        : text("policy.conflict.routeBlockedWith", names(others), place(conflict));
        };
    }

    /** For a list of all, beside links to the policies. */
    static String inList(PolicyConflict conflict) {
        return switch (conflict.kind()) {
            case UNBOUND -> text("policy.conflict.list.unbound");
            case UNKNOWN_TYPE ->
                text("policy.conflict.unknownType", type(conflict.policies().getFirst()));
            case EMPTY_LIST -> text("policy.conflict.emptyList");
            case UNKNOWN_ENTRIES -> text("policy.conflict.unknownEntries", entries(conflict));
            case NOTHING_LEFT -> text("policy.conflict.list.nothingLeft", place(conflict));
            case NEVER_REACHED -> text("policy.conflict.list.neverReached", place(conflict));
            case ROUTE_BLOCKED -> text("policy.conflict.list.routeBlocked", place(conflict));
        };
    }

    private static String type(Policy policy) {
        return policy.rule() instanceof PolicyRule.UnknownRule(var type) ? type : policy.type();
    }

    private static String entries(PolicyConflict conflict) {
        return PolicyWords.names(conflict.entries(), entry -> entry);
    }

    private static String place(PolicyConflict conflict) {
        var place = conflict.place();
        return place == null ? "" : PolicyWords.place(place);
    }

    private static String names(List<Policy> policies) {
        return policies.stream().map(Policy::name).collect(Collectors.joining(", "));
    }
}
