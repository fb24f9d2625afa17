package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.policy.PolicyConflict.Kind;
import io.restormel.keys.policy.PolicyLandscape.Placed;
import io.restormel.keys.policy.PolicyLandscape.ServedRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds policies that say nothing, and policies that together say too much. Those that are paused have no part in what
 * policies do together.
 */
final class PolicyConflicts {

    private final PolicyLandscape land;
    private final ModelsLeft left;
    private final List<Placed> active;

    private PolicyConflicts(PolicyLandscape land) {
        this.land = land;
        this.left = new ModelsLeft(land.models());
        this.active =
                land.policies().stream().filter(each -> each.policy().active()).toList();
    }

    /** The gravest first. */
    static List<PolicyConflict> find(PolicyLandscape land) {
        var all = new PolicyConflicts(land);
        return Stream.of(all.blockedRoutes(), all.nothingLeft(), all.neverReached(), all.alone())
                .flatMap(Collection::stream)
                .toList();
    }

    private List<PolicyConflict> blockedRoutes() {
        return land.routes().stream()
                .filter(route -> !route.objectors().isEmpty()
                        && route.objectors().stream().noneMatch(Collection::isEmpty))
                .map(this::blocked)
                .filter(conflict -> !conflict.policies().isEmpty())
                .toList();
    }

    private PolicyConflict blocked(ServedRoute route) {
        var objectors = new HashSet<>();
        route.objectors().forEach(objectors::addAll);
        var policies = active.stream()
                .map(Placed::policy)
                .filter(policy -> objectors.contains(policy.id()))
                .toList();
        return new PolicyConflict(Kind.ROUTE_BLOCKED, policies, route.target(), List.of());
    }

    /** Told at the outermost places only. */
    private List<PolicyConflict> nothingLeft() {
        var lists = active.stream().filter(each -> isAboutModels(each.policy())).toList();
        var found = new ArrayList<PolicyConflict>();
        lists.stream()
                .flatMap(each -> each.targets().stream())
                .distinct()
                .sorted(Comparator.comparing(Target::type))
                .forEach(place -> {
                    var here = lists.stream()
                            .filter(each -> each.reaches(place))
                            .map(Placed::policy)
                            .toList();
                    if (left.none(rules(here)) && found.stream().noneMatch(told -> encloses(told, place))) {
                        found.add(new PolicyConflict(Kind.NOTHING_LEFT, culprits(here), place, List.of()));
                    }
                });
        return found;
    }

    private static boolean encloses(PolicyConflict told, Target place) {
        return told.place() != null && told.place().encloses(place);
    }

    /** The first one or two that leave nothing; all of them where it takes more. */
    private List<Policy> culprits(List<Policy> here) {
        return here.stream()
                .map(List::of)
                .filter(one -> left.none(rules(one)))
                .findFirst()
                .or(() -> here.stream()
                        .flatMap(one ->
                                here.stream().skip(here.indexOf(one) + 1L).map(other -> List.of(one, other)))
                        .filter(both -> left.none(rules(both)))
                        .findFirst())
                .orElse(here);
    }

    private static boolean isAboutModels(Policy policy) {
        return !(policy.rule() instanceof PolicyRule.UsageLimit || policy.rule() instanceof PolicyRule.UnknownRule);
    }

    private static List<PolicyRule> rules(List<Policy> policies) {
        return policies.stream().map(Policy::rule).toList();
    }

    private List<PolicyConflict> neverReached() {
        var found = new ArrayList<PolicyConflict>();
        for (var inner : active) {
            for (var outer : active) {
                if (inner.policy().rule() instanceof PolicyRule.UsageLimit later
                        && outer.policy().rule() instanceof PolicyRule.UsageLimit first
                        && LimitCover.hides(first, later)) {
                    inner.targets().stream()
                            .filter(outer::reaches)
                            .map(place -> new PolicyConflict(
                                    Kind.NEVER_REACHED, List.of(inner.policy(), outer.policy()), place, List.of()))
                            .findFirst()
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private List<PolicyConflict> alone() {
        var entries = new ListEntries(land, left);
        return land.policies().stream()
                .flatMap(each -> Stream.concat(
                        each.targets().isEmpty()
                                ? Stream.of(PolicyConflict.of(Kind.UNBOUND, each.policy()))
                                : Stream.empty(),
                        entries.check(each.policy()).stream()))
                .toList();
    }
}
