package io.restormel.keys.policy;

import static io.restormel.keys.policy.PolicyFixture.ONLY_GPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.PolicySource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Policies and bindings on a database. */
abstract class PolicyServiceContract {

    @Autowired
    PolicyService policies;

    @Autowired
    BindingService bindings;

    @Autowired
    PolicySource source;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private PolicyFixture here;

    @BeforeEach
    void workspace() {
        here = new PolicyFixture(sql, callers, projects);
    }

    @Test
    void a_policy_is_kept_as_it_was_written() {
        var created = create("Only GPT", ONLY_GPT);

        var found = here.asOwner(() -> policies.require(created.id()));
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("definition")
                .isEqualTo(created);
        assertThat(found.rule()).isEqualTo(ONLY_GPT);
        assertThat(found.createdBy()).isEqualTo(here.owner.actorId());
        assertThat(here.asOwner(policies::list)).containsExactly(found);
    }

    @Test
    void a_change_leaves_what_it_does_not_name_and_counts_the_revision() {
        var created = create("Only GPT", ONLY_GPT);

        var changed = update(created, new PolicyChange(null, PolicyStatus.PAUSED, null, "Incident", "test", 1L));

        assertThat(changed.name()).isEqualTo("Only GPT");
        assertThat(changed.rule()).isEqualTo(ONLY_GPT);
        assertThat(changed.active()).isFalse();
        assertThat(changed.changeSummary()).isEqualTo("Incident");
        assertThat(changed.revision()).isEqualTo(2);
    }

    @Test
    void a_rule_of_another_type_changes_the_type() {
        var created = create("Models", ONLY_GPT);
        var rule = new PolicyRule.DeprecatedModelBlock();

        var changed = update(created, new PolicyChange(null, null, rule, null, null, null));

        assertThat(changed.type()).isEqualTo("deprecated_model_block");
        assertThat(changed.rule()).isEqualTo(rule);
    }

    @Test
    void a_change_based_on_an_old_revision_is_refused() {
        var created = create("Only GPT", ONLY_GPT);
        update(created, rename("First", 1L));

        assertThatThrownBy(() -> update(created, rename("Second", 1L))).isInstanceOf(ApplicationException.Stale.class);
        assertThat(here.asOwner(() -> policies.require(created.id())).name()).isEqualTo("First");
    }

    @Test
    void a_viewer_reads_and_may_not_write() {
        var policy = create("Only GPT", ONLY_GPT);
        var viewer = here.person(Role.VIEWER);

        assertThat(callers.as(viewer, policies::list)).extracting(Policy::id).containsExactly(policy.id());
        assertThatThrownBy(() -> callers.as(viewer, () -> policies.update(policy.id(), rename("Mine", null))))
                .isInstanceOf(ApplicationException.Refused.class);
    }

    @Test
    void another_workspace_sees_nothing_of_it() {
        var policy = create("Only GPT", ONLY_GPT);
        var elsewhere = new PolicyFixture(sql, callers, projects);

        assertThat(elsewhere.asOwner(policies::list)).isEmpty();
        assertThatThrownBy(() -> elsewhere.asOwner(() -> policies.require(policy.id())))
                .isInstanceOf(ApplicationException.NotFound.class);
        assertThatThrownBy(() -> elsewhere.asOwner(() -> policies.update(policy.id(), rename("Mine", null))))
                .isInstanceOf(ApplicationException.NotFound.class);
        assertThatThrownBy(() -> elsewhere.asOwner(
                        () -> bindings.bind(policy.id(), TargetType.WORKSPACE, elsewhere.workspaceId)))
                .isInstanceOf(ApplicationException.NotFound.class);
    }

    @Test
    void every_kind_of_target_can_be_bound_and_is_called_by_its_name() {
        var shop = here.project("Shop");
        var route = here.route(shop, "checkout");
        var step = here.step(here.route(shop, "search"), 1);
        var policy = create("Only GPT", ONLY_GPT);

        bind(policy, TargetType.WORKSPACE, here.workspaceId);
        bind(policy, TargetType.PROJECT, shop.id());
        bind(policy, TargetType.ENVIRONMENT, PolicyFixture.production(shop));
        bind(policy, TargetType.ROUTE, route);
        bind(policy, TargetType.ROUTE_STEP, step);

        assertThat(here.asOwner(() -> bindings.placements(policy.id())))
                .extracting(PlacedBinding::target)
                .extracting(Target::name)
                .containsExactly("Acme", "Shop", "Shop › Production", "Shop › checkout", "Shop › search › step 2");
    }

    @Test
    void a_target_of_another_workspace_does_not_exist() {
        var elsewhere = new PolicyFixture(sql, callers, projects);
        var foreign = elsewhere.project("Theirs");
        var route = elsewhere.route(foreign, "theirs");
        var policy = create("Only GPT", ONLY_GPT);

        refusedAsMissing(policy, TargetType.WORKSPACE, elsewhere.workspaceId);
        refusedAsMissing(policy, TargetType.PROJECT, foreign.id());
        refusedAsMissing(policy, TargetType.ENVIRONMENT, PolicyFixture.production(foreign));
        refusedAsMissing(policy, TargetType.ROUTE, route);
        refusedAsMissing(policy, TargetType.ROUTE_STEP, elsewhere.step(route, 0));
        refusedAsMissing(policy, TargetType.ROUTE, foreign.id());
    }

    @Test
    void the_same_binding_twice_is_a_conflict() {
        var shop = here.project("Shop");
        var policy = create("Only GPT", ONLY_GPT);
        bind(policy, TargetType.PROJECT, shop.id());

        refusedAs("binding_exists", policy, TargetType.PROJECT, shop.id());
    }

    @Test
    void a_route_and_its_own_step_are_a_conflict_either_way_round() {
        var shop = here.project("Shop");
        var route = here.route(shop, "checkout");
        var step = here.step(route, 0);
        var routeFirst = create("Route first", ONLY_GPT);
        var stepFirst = create("Step first", ONLY_GPT);
        bind(routeFirst, TargetType.ROUTE, route);
        bind(stepFirst, TargetType.ROUTE_STEP, step);

        refusedAs("binding_overlap", routeFirst, TargetType.ROUTE_STEP, step);
        refusedAs("binding_overlap", stepFirst, TargetType.ROUTE, route);
        bind(stepFirst, TargetType.ROUTE_STEP, here.step(route, 1));
        bind(routeFirst, TargetType.ROUTE_STEP, here.step(here.route(shop, "search"), 0));
    }

    @Test
    void a_gateway_key_sees_what_reaches_its_project_only() {
        var shop = here.project("Shop");
        var blog = here.project("Blog");
        var shopRoute = here.route(shop, "checkout");
        var everywhere = create("Everywhere", ONLY_GPT);
        var step = create("Step", ONLY_GPT);
        var other = create("Other", ONLY_GPT);
        create("Nowhere", ONLY_GPT);
        bind(everywhere, TargetType.WORKSPACE, here.workspaceId);
        bind(step, TargetType.ROUTE_STEP, here.step(shopRoute, 0));
        bind(step, TargetType.PROJECT, blog.id());
        bind(other, TargetType.PROJECT, blog.id());
        var key = here.keyOf(shop);

        assertThat(callers.as(key, policies::list)).extracting(Policy::id).containsExactly(everywhere.id(), step.id());
        assertThat(callers.as(key, () -> bindings.placements(step.id())))
                .extracting(placed -> placed.binding().targetType())
                .containsExactly(TargetType.ROUTE_STEP);
        assertThatThrownBy(() -> callers.as(key, () -> policies.require(other.id())))
                .isInstanceOf(ApplicationException.NotFound.class);
        assertThatThrownBy(() -> callers.as(key, () -> policies.create(new NewPolicy("Mine", ONLY_GPT, null))))
                .isInstanceOf(ApplicationException.Unauthorized.class);
    }

    @Test
    void deleting_a_project_takes_the_bindings_of_all_its_parts_along() {
        var shop = here.project("Shop");
        var blog = here.project("Blog");
        var policy = create("Only GPT", ONLY_GPT);
        bind(policy, TargetType.PROJECT, shop.id());
        bind(policy, TargetType.ENVIRONMENT, PolicyFixture.production(shop));
        bind(policy, TargetType.ROUTE, here.route(shop, "checkout"));
        bind(policy, TargetType.ROUTE_STEP, here.step(here.route(shop, "search"), 0));
        var blogRoute = bind(policy, TargetType.ROUTE, here.route(blog, "draft"));
        var workspace = bind(policy, TargetType.WORKSPACE, here.workspaceId);

        here.delete(shop);

        assertThat(here.asOwner(() -> bindings.placements(policy.id())))
                .extracting(PlacedBinding::binding)
                .containsExactly(blogRoute, workspace);
    }

    @Test
    void rows_that_nobody_can_make_sense_of_break_nothing() {
        var unknown = here.storedPolicy("privacy_constraint", "{\"region\":\"eu\"}");
        var broken = here.storedPolicy("budget_cap", "{\"limit\":\"lots\"}");
        here.storedBinding(unknown, "route", UUID.randomUUID());
        here.storedBinding(unknown, "customer_tenant", UUID.randomUUID());

        assertThat(here.asOwner(policies::list))
                .extracting(Policy::rule)
                .containsOnly(
                        new PolicyRule.UnknownRule("privacy_constraint"), new PolicyRule.UnknownRule("budget_cap"));
        var live = source.policiesOf(here.workspaceId);
        assertThat(live.policies()).hasSize(2);
        assertThat(live.bindings()).hasSize(1);
        assertThat(here.asOwner(() -> bindings.placements(unknown)))
                .singleElement()
                .satisfies(placed -> assertThat(placed.target()).isNull());
        assertThat(here.asOwner(() -> policies.update(broken, rename("Kept", null)))
                        .definition())
                .contains("lots");
    }

    @Test
    void the_snapshot_reads_state_rule_and_places() {
        var policy = create("Only GPT", ONLY_GPT);
        var binding = bind(policy, TargetType.WORKSPACE, here.workspaceId);
        update(policy, new PolicyChange(null, PolicyStatus.PAUSED, null, null, null, null));

        var live = source.policiesOf(here.workspaceId);

        assertThat(live.policies()).singleElement().satisfies(config -> {
            assertThat(config.active()).isFalse();
            assertThat(config.rule()).isEqualTo(ONLY_GPT);
        });
        assertThat(live.bindings()).singleElement().satisfies(bound -> {
            assertThat(bound.policyId()).isEqualTo(policy.id().toString());
            assertThat(bound.targetId()).isEqualTo(binding.targetId().toString());
        });
    }

    @Test
    void deleting_a_policy_deletes_its_bindings() {
        var policy = create("Only GPT", ONLY_GPT);
        bind(policy, TargetType.WORKSPACE, here.workspaceId);

        here.asOwner(() -> {
            policies.delete(policy.id(), null);
            return true;
        });

        assertThat(source.policiesOf(here.workspaceId)).isEqualTo(new PolicySource.Policies(List.of(), List.of()));
    }

    private Policy create(String name, PolicyRule rule) {
        return here.asOwner(() -> policies.create(new NewPolicy(name, rule, null)));
    }

    private Policy update(Policy policy, PolicyChange change) {
        return here.asOwner(() -> policies.update(policy.id(), change));
    }

    private static PolicyChange rename(String name, @Nullable Long revision) {
        return new PolicyChange(name, null, null, null, null, revision);
    }

    private Binding bind(Policy policy, TargetType type, UUID targetId) {
        return here.asOwner(() -> bindings.bind(policy.id(), type, targetId));
    }

    private void refusedAsMissing(Policy policy, TargetType type, UUID targetId) {
        var refused = catchThrowableOfType(ApplicationException.NotFound.class, () -> bind(policy, type, targetId));
        assertThat(refused.code()).isEqualTo("target_not_found");
    }

    private void refusedAs(String code, Policy policy, TargetType type, UUID targetId) {
        var refused = catchThrowableOfType(ApplicationException.Conflict.class, () -> bind(policy, type, targetId));
        assertThat(refused.code()).isEqualTo(code);
    }
}
