package io.restormel.keys.route.ui;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ui.PageHeader;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.GatewayKeySettings;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteSettings;
import io.restormel.keys.support.OnH2;
import io.restormel.keys.whatif.ui.WhatIfPanel;
import io.restormel.keys.whatif.ui.WhatIfStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = RoutesView.class)
class RouteEditorIT extends SpringBrowserlessTest {

    @Autowired
    DSLContext sql;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller caller;

    @Autowired
    RouteService routes;

    @Autowired
    PeopleService people;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    RouteServices services;

    @Autowired
    CatalogService catalogs;

    private void asOwner(Runnable work) {
        var workspaceId = UUID.randomUUID();
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Acme")
                .set(WORKSPACE.SLUG, "v" + workspaceId.toString().substring(0, 8))
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
        Caller owner = new Caller.Person(UUID.randomUUID(), workspaceId, "ada@example.com", "Ada", Role.OWNER);
        caller.as(owner, () -> {
            work.run();
            return true;
        });
    }

    private RouteDetail route() {
        var project = projects.create("Checkout", false);
        var content = RouteContent.EMPTY.withSteps(List.of(step(0, "gpt-4o"), step(1, "gpt-4o-mini")));
        var environment = projects.environments(project.id()).getFirst().id();
        return routes.create(project.id(), new NewRoute(environment, RouteSettings.named("support"), content, false));
    }

    private static StepConfig step(int order, String model) {
        return StepConfig.plain(UUID.randomUUID().toString(), order, "openai", model, null, 12_000);
    }

    private RouteEditor open(RouteDetail detail) {
        var header = new PageHeader("Route", "");
        var editor = new RouteEditor(header, services, new ModelChoices(catalogs), "Production", true, detail);
        UI.getCurrent().add(header, editor);
        return editor;
    }

    private void press(String label) {
        test(find(Button.class).all().stream()
                        .filter(button -> label.equals(button.getText())
                                || label.equals(button.getAriaLabel().orElse("")))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    @Test
    void steps_are_moved_removed_restored_and_saved() {
        asOwner(() -> {
            var route = route();
            var editor = open(route);
            assertThat(editor.isDirty()).isFalse();
            press("Move step 2 up");
            press("Remove step 2");
            press("Undo");
            assertThat(editor.isDirty()).isTrue();
            press("Save draft");
            assertThat(editor.isDirty()).isFalse();
            assertThat(routes.get(route.route().projectId(), route.route().id())
                            .draft()
                            .steps())
                    .extracting(StepConfig::modelId)
                    .containsExactly("gpt-4o-mini", "gpt-4o");
        });
    }

    @Test
    void who_was_slower_keeps_the_text_and_is_told() {
        asOwner(() -> {
            var route = route();
            var editor = open(route);
            routes.update(
                    route.route().projectId(),
                    route.route().id(),
                    null,
                    edit -> edit.withSettings(edit.settings().withName("theirs")));
            press("Move step 2 up");
            press("Save draft");
            assertThat(editor.isDirty()).isTrue();
            press("Load their version");
            assertThat(editor.isDirty()).isFalse();
        });
    }

    @Test
    void the_other_tabs_open_and_a_draft_is_tried_published_and_shown_as_a_version() {
        asOwner(() -> {
            var route = route();
            open(route);
            var tabs = find(TabSheet.class).single();
            for (int tab : new int[] {1, 2, 4, 0}) {
                tabs.setSelectedIndex(tab);
            }
            press("Ask again");
            assertThat(find(TraceStory.class).all()).hasSize(1);
            press("Publish…");
            press("Publish");
            tabs.setSelectedIndex(3);
            assertThat(find(VersionsPanel.class).all()).hasSize(1);
            assertThat(find(TextField.class).all()).isNotEmpty();
        });
    }

    @Test
    void a_refusal_is_told_in_words_with_the_code_that_apps_get() {
        asOwner(() -> {
            open(route());
            press("Remove step 2");
            press("Remove step 1");
            press("Ask again");
            assertThat(find(TraceStory.class).single().getElement().getTextRecursively())
                    .contains("No key available", "no_key_available");
        });
    }

    @Test
    void conditions_are_built_read_back_and_saved_and_a_draft_is_asked_of_decisions() {
        asOwner(() -> {
            var route = route();
            open(route);
            var first = find(ConditionEditor.class).all().getFirst();
            first.setOpened(true);
            test(find(Button.class, first).withText("Add comparison").single()).click();
            var row = find(ConditionRow.class).single();
            assertThat(first.getElement().getTextRecursively()).contains("Not complete yet: the condition.value");
            find(TextField.class, row).all().getFirst().setValue("search");
            assertThat(first.getElement().getTextRecursively()).contains("Applies when task is “search”.");
            press("Save draft");
            var saved = routes.get(route.route().projectId(), route.route().id());
            assertThat(saved.draft().steps().getFirst().conditionBlock())
                    .isEqualTo(Map.of("attribute", "task", "operator", "eq", "value", "search"));

            find(TabSheet.class).single().setSelectedIndex(4);
            press("Ask what would change");
            var panel = find(WhatIfPanel.class).single();
            await().pollInSameThread().untilAsserted(() -> {
                panel.show();
                assertThat(find(WhatIfStory.class).all()).hasSize(1);
            });
            assertThat(find(Button.class).withText("Ask anew").exists()).isFalse();

            find(TabSheet.class).single().setSelectedIndex(0);
            press("Move step 2 up");
            find(TabSheet.class).single().setSelectedIndex(4);
            assertThat(panel.getElement().getTextRecursively()).contains("This answer is of an earlier draft");
            press("Ask anew");
            assertThat(find(Button.class).withText("Ask anew").exists()).isFalse();
            await().pollInSameThread().untilAsserted(() -> {
                panel.show();
                assertThat(find(WhatIfStory.class).all()).hasSize(1);
            });
            assertThat(find(Button.class).withText("Ask anew").exists()).isFalse();
        });
    }

    @Test
    void versions_name_the_person_or_the_key_that_published_them() {
        asOwner(() -> {
            var route = route();
            var id = route.route().projectId();
            var workspace = caller.require().workspaceId();
            people.add("bea-" + UUID.randomUUID() + "@example.com", "Bea Boole", Role.EDITOR);
            var bea = people.list().getFirst();
            var settings = new GatewayKeySettings("Nightly jobs", null, null, Set.of(KeyScope.MANAGE), List.of(), null);
            var key = keys.create(id, settings).key();

            publish(new Caller.Person(bea.id(), workspace, bea.email(), bea.name(), Role.EDITOR), route);
            publish(new Caller.GatewayKey(key.id(), workspace, id, null, key.scopes()), route);
            open(routes.get(id, route.route().id()));
            find(TabSheet.class).single().setSelectedIndex(3);
            assertThat(find(VersionsPanel.class).single().getElement().getTextRecursively())
                    .contains("by Bea Boole", "by Gateway Key Nightly jobs");
        });
    }

    private void publish(Caller by, RouteDetail route) {
        var id = route.route();
        caller.as(
                by,
                () -> services.versions()
                        .publish(
                                id.projectId(),
                                id.id(),
                                routes.get(id.projectId(), id.id()).route().revision(),
                                null));
    }

    @Test
    void looking_at_a_step_with_settings_of_every_kind_changes_nothing() {
        asOwner(() -> {
            var route = route();
            var plain = route.draft().steps().getFirst();
            var set = new StepConfig(
                    plain.id(),
                    plain.orderIndex(),
                    plain.providerPreference(),
                    plain.modelId(),
                    plain.label(),
                    true,
                    plain.fallbackOn(),
                    plain.timeoutMs(),
                    Map.of("advanceOn", List.of("timeout", "http_5xx"), "own", 1),
                    Map.of("maxAttempts", 3, "retryOn", List.of("timeout")),
                    Map.of("maxUsdPerRequest", 0.5, "maxInputTokens", 10_000_000_000L),
                    Map.of("not", Map.of("needs", List.of("vision"))),
                    null,
                    null,
                    null,
                    null);
            var saved = routes.update(
                    route.route().projectId(),
                    route.route().id(),
                    null,
                    edit -> edit.withDraft(edit.draft().withSteps(List.of(set))));
            assertThat(open(saved).isDirty()).isFalse();
        });
    }
}
