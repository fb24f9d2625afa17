package io.restormel.keys.route;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.restormel.keys.access.Role;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.SelectionStrategy;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ApplicationException.Conflict;
import io.restormel.keys.platform.ApplicationException.Invalid;
import io.restormel.keys.platform.ApplicationException.NotFound;
import io.restormel.keys.platform.ApplicationException.Refused;
import io.restormel.keys.platform.ApplicationException.Stale;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class RouteServiceContract extends RouteTestCase {

    @Autowired
    RouteService routes;

    @Autowired
    RouteVersionService versions;

    @Autowired
    LiveConfiguration live;

    private RouteDetail create(boolean followsDraft, StepConfig... steps) {
        return as(
                owner,
                () -> routes.create(
                        projectId,
                        new NewRoute(
                                production,
                                RouteSettings.named("support"),
                                RouteContent.EMPTY.withSteps(List.of(steps)),
                                followsDraft)));
    }

    private List<String> names(RouteSearch search, int offset, int limit) {
        return as(owner, () -> routes.page(projectId, search, offset, limit)).stream()
                .map(each -> each.route().name())
                .toList();
    }

    private RouteDetail save(RouteDetail route, StepConfig... steps) {
        return as(
                owner,
                () -> routes.saveDraft(
                        projectId,
                        route.route().id(),
                        route.route().revision(),
                        route.draft().withSteps(List.of(steps))));
    }

    private RouteDetail publish(RouteDetail route) {
        return as(owner, () -> versions.publish(projectId, route.route().id(), null, "note"));
    }

    private CompiledRoute served(RouteDetail route) {
        return requireNonNull(requireNonNull(live.current(projectId))
                .findRoute(route.route().id().toString()));
    }

    private List<String> servedModels(RouteDetail route) {
        return served(route).config().steps().stream()
                .map(step -> String.valueOf(step.modelId()))
                .toList();
    }

    @Test
    void lists_show_a_part_of_what_is_found() {
        for (var name : List.of("beta", "Alpha 100%", "gamma")) {
            var environment = name.equals("beta") ? development : production;
            as(
                    owner,
                    () -> routes.create(
                            projectId,
                            new NewRoute(
                                    environment,
                                    RouteSettings.named(name),
                                    RouteContent.EMPTY.withSteps(List.of(step(0, "openai", "gpt-5.1"))),
                                    !name.equals("beta"))));
        }

        assertThat(names(RouteSearch.newest(""), 0, 2)).containsExactly("gamma", "Alpha 100%");
        assertThat(names(RouteSearch.newest(""), 2, 2)).containsExactly("beta");
        assertThat(names(RouteSearch.newest("PHA"), 0, 9)).containsExactly("Alpha 100%");
        assertThat(names(RouteSearch.newest("%"), 0, 9)).containsExactly("Alpha 100%");
        assertThat(names(new RouteSearch("", RouteSearch.Order.NAME, false), 0, 9))
                .containsExactly("Alpha 100%", "beta", "gamma");
        assertThat(names(new RouteSearch("", RouteSearch.Order.ENVIRONMENT, false), 0, 9))
                .containsExactly("beta", "gamma", "Alpha 100%");
        assertThat(as(owner, () -> routes.count(projectId, "a"))).isEqualTo(3);
        assertThat(as(owner, () -> routes.count(projectId, "alpha"))).isEqualTo(1);
        assertThat(as(owner, () -> routes.page(projectId, RouteSearch.newest("gamma"), 0, 1)))
                .singleElement()
                .satisfies(found -> assertThat(found.draft().steps()).hasSize(1));
    }

    @Test
    void a_project_knows_whether_anything_of_it_is_published() {
        var route = create(false, step(0, "openai", "gpt-5.1"));
        assertThat(as(owner, () -> routes.anyPublished(projectId))).isFalse();
        publish(route);
        assertThat(as(owner, () -> routes.anyPublished(projectId))).isTrue();
    }

    @Test
    void a_route_that_follows_its_draft_serves_every_edit_at_once() {
        var route = create(true, step(0, "openai", "gpt-4o"));
        assertThat(servedModels(route)).containsExactly("gpt-4o");
        assertThat(route.route().isPublished()).isTrue();

        var edited = save(route, step(0, "openai", "gpt-4o-mini"));

        assertThat(servedModels(route)).containsExactly("gpt-4o-mini");
        assertThat(edited.route().version()).isEqualTo(1);
        assertThat(edited.route().hasUnpublishedChanges()).isFalse();
    }

    @Test
    void a_draft_serves_nothing_until_it_is_published_and_then_only_what_was_published() {
        var route = create(false, step(0, "openai", "gpt-4o"));
        assertThat(served(route).availability()).isEqualTo(CompiledRoute.Availability.UNPUBLISHED);

        var published = publish(route);
        assertThat(published.route().version()).isEqualTo(1);
        assertThat(published.route().publishedVersion()).isEqualTo(1);
        assertThat(published.route().hasUnpublishedChanges()).isFalse();

        var edited = save(published, step(0, "anthropic", "claude-sonnet-4-5"));
        assertThat(edited.route().hasUnpublishedChanges()).isTrue();
        assertThat(servedModels(route)).containsExactly("gpt-4o");
        assertThat(as(owner, () -> versions.diff(projectId, route.route().id())))
                .extracting(RouteDifference::field)
                .containsExactly("step", "step");

        var again = publish(edited);
        assertThat(again.route().publishedVersion()).isEqualTo(2);
        assertThat(servedModels(route)).containsExactly("claude-sonnet-4-5");
    }

    @Test
    void the_first_publish_of_a_route_that_followed_its_draft_can_be_rolled_back() {
        var route = create(true, step(0, "openai", "gpt-4o"));
        var published = publish(route);
        assertThat(published.route().publishedVersion()).isEqualTo(2);
        assertThat(published.route().followsDraft()).isFalse();
        save(published, step(0, "openai", "gpt-4o-mini"));

        var back = as(owner, () -> versions.rollback(projectId, route.route().id(), null, null));

        assertThat(back.toVersion()).isEqualTo(1);
        assertThat(back.restoredSteps()).isEqualTo(1);
        assertThat(back.route().draft()).isEqualTo(route.draft());
        assertThat(back.route().route().publishedVersion()).isEqualTo(3);
    }

    @Test
    void a_rollback_restores_steps_with_their_ids_and_is_a_version_of_its_own() {
        var first = publish(create(false, step(0, "openai", "gpt-4o"), step(1, "anthropic", "claude-sonnet-4-5")));
        var second = publish(save(first, step(0, "openai", "gpt-4o-mini")));

        var back = as(owner, () -> versions.rollback(projectId, second.route().id(), null, null));

        assertThat(back.route().draft()).isEqualTo(first.draft());
        assertThat(servedModels(second)).containsExactly("gpt-4o", "claude-sonnet-4-5");
        assertThat(as(owner, () -> versions.history(projectId, second.route().id(), Integer.MAX_VALUE, 50)))
                .extracting(RouteVersion::version, RouteVersion::action, RouteVersion::restoredFrom)
                .containsExactly(tuple(3, "rollback", 1), tuple(2, "publish", null), tuple(1, "publish", null));
        assertThatThrownBy(() -> as(
                        owner, () -> versions.rollback(projectId, second.route().id(), null, 9)))
                .isInstanceOf(NotFound.class)
                .extracting("code")
                .isEqualTo("rollback_target_not_found");
    }

    @Test
    void a_published_version_survives_the_database_unchanged() {
        var pool = new ModelPool(
                SelectionStrategy.WEIGHTED_RANDOM,
                List.of(new PoolMember("openai", "gpt-4o", 2), new PoolMember(null, "gpt-4o-mini", 0.5)));
        var plain = step(0, "openai", null);
        var rich = new StepConfig(
                plain.id(),
                0,
                "openai",
                null,
                "both",
                true,
                "any",
                500,
                Map.of("advanceOn", List.of("timeout")),
                Map.of("maxAttempts", 2),
                Map.of("maxUsdPerRequest", 0.5),
                Map.of("needs", List.of("vision", "tools")),
                pool,
                "note",
                "group",
                "fan_out");
        var published = publish(create(false, rich));

        var stored = as(
                        owner,
                        () -> versions.history(projectId, published.route().id(), Integer.MAX_VALUE, 1))
                .getFirst();
        assertThat(stored.content()).isEqualTo(published.draft());
        assertThat(ContentCodec.hash(stored.content()))
                .isEqualTo(published.route().publishedHash());
        assertThat(published.draft().steps()).containsExactly(rich);
    }

    @Test
    void a_draft_that_cannot_serve_is_not_published() {
        var empty = create(false);
        assertThatThrownBy(() -> publish(empty)).isInstanceOfSatisfying(Invalid.class, e -> {
            assertThat(e.code()).isEqualTo("publish_validation_failed");
            assertThat(e.details().get("errors"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .hasSize(1);
        });
        var withoutModel = create(false, step(3, "openai", null), step(4, null, "gpt-4o"));
        assertThat(as(
                        owner,
                        () -> versions.publishProblems(
                                projectId, withoutModel.route().id())))
                .extracting(PublishProblem::orderIndex, PublishProblem::field)
                .containsExactly(tuple(3, "modelId"), tuple(4, "providerPreference"));
    }

    @Test
    void unequal_versions_take_a_route_off_and_equal_ones_put_it_back() {
        var route = publish(create(false, step(0, "openai", "gpt-4o")));
        var off = as(
                owner,
                () -> routes.update(
                        projectId,
                        route.route().id(),
                        null,
                        edit -> edit.withSettings(edit.settings().withVersions(2, 1))));
        assertThat(off.route().isPublished()).isFalse();
        assertThat(served(route).availability()).isEqualTo(CompiledRoute.Availability.UNPUBLISHED);

        as(
                owner,
                () -> routes.update(
                        projectId,
                        route.route().id(),
                        null,
                        edit -> edit.withSettings(edit.settings().withVersions(2, 2))));
        assertThat(served(route).availability()).isEqualTo(CompiledRoute.Availability.SELECTABLE);
        assertThat(publish(off).route().publishedVersion()).isEqualTo(3);
    }

    @Test
    void versions_that_never_were_cannot_be_named_as_published() {
        var route = create(false, step(0, "openai", "gpt-4o"));
        assertThatThrownBy(() -> as(
                        owner,
                        () -> routes.update(
                                projectId,
                                route.route().id(),
                                null,
                                edit -> edit.withSettings(edit.settings().withVersions(1, 1)))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_draft_can_be_discarded() {
        var published = publish(create(false, step(0, "openai", "gpt-4o")));
        save(published, step(0, "openai", "gpt-4o-mini"), step(1, "google", "gemini-2.5-pro"));
        var back = as(
                owner, () -> versions.discardDraft(projectId, published.route().id(), null));
        assertThat(back.draft()).isEqualTo(published.draft());
        assertThat(back.route().hasUnpublishedChanges()).isFalse();
    }

    @Test
    void a_stale_edit_is_refused_and_changes_nothing() {
        var route = create(true, step(0, "openai", "gpt-4o"));
        var newer = save(route, step(0, "openai", "gpt-4o-mini"));
        assertThatThrownBy(() -> save(route, step(0, "openai", "gpt-4.1"))).isInstanceOf(Stale.class);
        assertThat(as(owner, () -> routes.get(projectId, route.route().id()))).isEqualTo(newer);
    }

    @Test
    void providers_are_stored_in_their_one_spelling_and_unknown_ones_are_refused() {
        var route = create(true, step(0, "Vertex AI", "gemini-2.5-pro"));
        assertThat(route.draft().steps().getFirst().providerPreference()).isEqualTo("google");
        assertThatThrownBy(() -> create(true, step(0, "acme", "gpt-4o"))).isInstanceOfSatisfying(Invalid.class, e -> {
            assertThat(e.code()).isEqualTo("route_step_provider_not_allowed");
            assertThat(e.details()).containsKeys("allowed", "detail");
        });
        assertThatThrownBy(() -> create(true, step(0, "openai", "gpt-none")))
                .isInstanceOfSatisfying(Invalid.class, e -> {
                    assertThat(e.code()).isEqualTo("invalid_step_schema");
                    assertThat(e.details()).containsEntry("field", "modelId");
                });
    }

    @Test
    void one_stage_has_one_route_in_an_environment() {
        var content = RouteContent.EMPTY.withWorkload("ingestion", "ingestion_embedding");
        var settings = RouteSettings.named("embed");
        as(owner, () -> routes.create(projectId, new NewRoute(production, settings, content, true)));
        assertThatThrownBy(() ->
                        as(owner, () -> routes.create(projectId, new NewRoute(production, settings, content, true))))
                .isInstanceOf(Conflict.class)
                .extracting("code")
                .isEqualTo("ingestion_stage_route_already_exists");
        as(owner, () -> routes.create(projectId, new NewRoute(development, settings, content, true)));
        var elsewhere = RouteContent.EMPTY.withWorkload("chat", "ingestion_embedding");
        assertThatThrownBy(() ->
                        as(owner, () -> routes.create(projectId, new NewRoute(production, settings, elsewhere, true))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void roles_decide_who_reads_and_who_writes_and_other_workspaces_see_nothing() {
        var route = create(true, step(0, "openai", "gpt-4o"));
        var viewer = person(owner.workspaceId(), Role.VIEWER);
        var id = route.route().id();
        assertThat(as(viewer, () -> routes.get(projectId, id)).route().name()).isEqualTo("support");
        assertThatThrownBy(() -> as(viewer, () -> versions.publish(projectId, id, null, null)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(viewer, () -> routes.saveDraft(projectId, id, null, RouteContent.EMPTY)))
                .isInstanceOf(Refused.class);
        var stranger = person(UUID.randomUUID(), Role.OWNER);
        assertThatThrownBy(() -> as(stranger, () -> routes.get(projectId, id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(owner, () -> routes.get(projectId, UUID.randomUUID())))
                .isInstanceOf(ApplicationException.NotFound.class);
    }

    @Test
    void a_deleted_route_is_gone_with_steps_and_versions() {
        var route = publish(create(false, step(0, "openai", "gpt-4o")));
        as(owner, () -> {
            routes.delete(projectId, route.route().id(), null);
            return null;
        });
        assertThat(requireNonNull(live.current(projectId))
                        .findRoute(route.route().id().toString()))
                .isNull();
        assertThatThrownBy(() ->
                        as(owner, () -> routes.get(projectId, route.route().id())))
                .isInstanceOf(NotFound.class);
    }
}
