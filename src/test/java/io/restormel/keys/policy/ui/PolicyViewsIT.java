package io.restormel.keys.policy.ui;

import static io.restormel.keys.db.Tables.BUDGET_WINDOW;
import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.policy.BindTarget;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.NewPolicy;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyChange;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.policy.PolicyStatus;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.support.OnH2;
import io.restormel.keys.whatif.ui.WhatIfPanel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = {PoliciesView.class, MainLayout.class})
class PolicyViewsIT extends SpringBrowserlessTest {

    @Autowired
    PolicyService policies;

    @Autowired
    BindingService bindings;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private final UUID workspaceId = UUID.randomUUID();
    private Project shop;

    @BeforeEach
    void workspace() {
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Acme")
                .set(WORKSPACE.SLUG, workspaceId.toString())
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
        shop = callers.as(person(Role.OWNER), () -> projects.create("Shop", false));
    }

    @Test
    void the_list_says_in_words_what_each_policy_does_and_whether_it_is_in_force() {
        as(Role.OWNER, () -> {
            var bound = policy("EU only", new PolicyRule.ProviderDenylist(List.of("openai")));
            policy("Unbound", new PolicyRule.ModelAllowlist(List.of("gpt-4o*", "claude-*")));
            bindings.bind(bound.id(), TargetType.PROJECT, shop.id());

            navigate("policies", PoliciesView.class);

            assertThat(row(0)).anySatisfy(cell -> assertThat(cell).isEqualTo("Blocks provider OpenAI"));
            assertThat(row(0)).contains("EU only", "Shop", "In force");
            assertThat(row(1)).contains("Only gpt-4o*, claude-*", "Nowhere yet", "Not in force");
        });
    }

    @Test
    void a_policy_is_created_without_writing_json() {
        as(Role.EDITOR, () -> {
            navigate("policies", PoliciesView.class);
            press("New policy");
            test(find(TextField.class).withCaption("Name").single()).setValue("No Google");
            kinds().setValue(PolicyKind.BLOCK_PROVIDERS);
            find(EntriesField.class).single().setValue(Set.of("google"));
            press("Create policy");

            var created = policies.list().getFirst();
            assertThat(created.rule()).isEqualTo(new PolicyRule.ProviderDenylist(List.of("google")));
            assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("policies/" + created.id());
            assertThat(warnings()).contains("bound nowhere");
        });
    }

    @Test
    void a_limit_is_made_and_changed_without_writing_json() {
        as(Role.EDITOR, () -> {
            navigate("policies", PoliciesView.class);
            press("New policy");
            test(find(TextField.class).withCaption("Name").single()).setValue("Cap");
            kinds().setValue(PolicyKind.LIMIT_COST);
            find(TextField.class).withCaption("Limit, in US dollars").single().setValue("12.50");
            press("Create policy");

            var created = policies.list().getFirst();
            assertThat(created.rule()).isEqualTo(new PolicyRule.UsageLimit(LimitMeasure.COST, new BigDecimal("12.5")));
            find(TextField.class).withCaption("Limit, in US dollars").single().setValue("lots");
            press("Save");
            assertThat(find(TextField.class)
                            .withCaption("Limit, in US dollars")
                            .single()
                            .getErrorMessage())
                    .contains("must be a number");
            find(TextField.class).withCaption("Limit, in US dollars").single().setValue("");
            find(TextField.class).withCaption("Tell at, in percent").single().setValue("80, soon");
            press("Save");
            assertThat(find(TextField.class)
                            .withCaption("Tell at, in percent")
                            .single()
                            .getErrorMessage())
                    .contains("whole percents");
            find(TextField.class).withCaption("Tell at, in percent").single().setValue("50, 80, 100");
            press("Save");
            assertThat(policies.list().getFirst().rule()).isEqualTo(new PolicyRule.UsageLimit(LimitMeasure.COST, null));
        });
    }

    @Test
    void the_page_warns_of_names_that_the_catalogue_does_not_know() {
        as(Role.OWNER, () -> {
            var policy = policy("Typo", new PolicyRule.ModelDenylist(List.of("gpt-4oo", "gpt-4o*")));

            navigate("policies/" + policy.id(), PolicyView.class);

            assertThat(warnings()).contains("Not in the catalogue: gpt-4oo.");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void asking_whether_a_model_would_pass_names_the_policy_that_objects() {
        as(Role.OWNER, () -> {
            var policy = policy("Only Claude", new PolicyRule.ModelAllowlist(List.of("claude-*")));
            bindings.bind(policy.id(), TargetType.PROJECT, shop.id());

            navigate("policies/" + policy.id(), PolicyView.class);
            ComboBox<String> model = find(ComboBox.class).withCaption("Model").single();
            model.setValue("gpt-4o");

            var answer = find(Div.class).withClassName("verdict").single();
            assertThat(text(answer)).contains("Denied", "Only Claude: Model gpt-4o is not in allowlist");
        });
    }

    @Test
    void a_policy_is_bound_and_unbound_in_the_tree_of_places() {
        as(Role.EDITOR, () -> {
            var policy = policy("Only Claude", new PolicyRule.ModelAllowlist(List.of("claude-*")));
            navigate("policies/" + policy.id(), PolicyView.class);

            pressLabelled("Apply to Shop");
            assertThat(places(policy)).containsExactly(TargetType.PROJECT);
            pressLabelled("What is in Shop");
            assertThat(text(find(PlaceTree.class).single())).contains("Applies here", "Through Shop");
            pressLabelled("Remove Shop");
            assertThat(places(policy)).isEmpty();
        });
    }

    @Test
    void policies_that_leave_no_model_are_named_in_the_list_and_on_their_pages() {
        as(Role.EDITOR, () -> {
            var claude = policy("Only Claude", new PolicyRule.ModelAllowlist(List.of("claude-*")));
            var gpt = policy("Only GPT", new PolicyRule.ModelAllowlist(List.of("gpt-*")));
            bindings.bind(claude.id(), TargetType.PROJECT, shop.id());
            bindings.bind(gpt.id(), TargetType.WORKSPACE, workspaceId);

            navigate("policies", PoliciesView.class);
            assertThat(text(find(ConflictSection.class).single())).contains("1 thing to look at", "No model passes");
            assertThat(row(0)).anySatisfy(cell -> assertThat(cell).contains("1 conflict"));
            navigate("policies/" + gpt.id(), PolicyView.class);
            assertThat(warnings()).contains("Together with Only Claude it lets no model pass at Shop.");
        });
    }

    @Test
    void the_address_of_a_place_tells_what_applies_there_nearest_first() {
        as(Role.VIEWER, () -> {
            callers.as(person(Role.OWNER), () -> {
                bindings.bind(
                        policy("Wide", new PolicyRule.ModelAllowlist(List.of("claude-*")))
                                .id(),
                        TargetType.WORKSPACE,
                        workspaceId);
                bindings.bind(
                        policy("Near", new PolicyRule.ModelDenylist(List.of("claude-2*")))
                                .id(),
                        TargetType.ENVIRONMENT,
                        Objects.requireNonNull(shop.defaultEnvironmentId()));
                var each = new PolicyRule.UsageLimit(LimitMeasure.COST, BigDecimal.TEN);
                return bindings.bind(policy("Each", each).id(), BindTarget.of(TargetType.END_USER, "*"));
            });

            UI.getCurrent()
                    .navigate(
                            EffectiveView.class,
                            QueryParameters.simple(Map.of("project", shop.id().toString(), "end_user", "ann")));

            var grid = find(DataGrid.class).atIndex(1);
            assertThat(IntStream.range(0, 3).mapToObj(row -> text(test(grid).getCellComponent(row, 0))))
                    .containsExactly("Each", "Near", "Wide");
            assertThat(test(grid).getCellText(1, 2)).isEqualTo("Environment");
            assertThat(text(find(VerdictTable.class).single())).contains("would pass here");
        });
    }

    @Test
    void a_limit_that_reports_tells_its_figure_and_is_let_block() {
        as(Role.EDITOR, () -> {
            var rule = new PolicyRule.UsageLimit(
                    LimitMeasure.REQUESTS,
                    BigDecimal.TEN,
                    LimitPeriod.MONTH,
                    ZoneOffset.UTC,
                    LimitMode.REPORT,
                    List.of(),
                    false);
            var policy = policy("Trial", rule);
            sql.insertInto(BUDGET_WINDOW)
                    .set(BUDGET_WINDOW.COUNTER_ID, UUID.randomUUID())
                    .set(BUDGET_WINDOW.WINDOW_START, Instant.now())
                    .set(BUDGET_WINDOW.WORKSPACE_ID, workspaceId)
                    .set(BUDGET_WINDOW.POLICY_ID, policy.id())
                    .set(BUDGET_WINDOW.SUBJECT, "")
                    .set(BUDGET_WINDOW.SPENT, BigDecimal.TEN)
                    .set(BUDGET_WINDOW.HELD, BigDecimal.ZERO)
                    .set(BUDGET_WINDOW.OVER_COUNT, 17L)
                    .set(BUDGET_WINDOW.NOTIFIED, 0)
                    .execute();

            navigate("policies/" + policy.id(), PolicyView.class);
            assertThat(text(find(ReportSection.class).single())).contains("17");
            press("Enforce");
            assertThat(text(find(FormDialog.class).single())).contains("would have blocked 17 requests");
            test(find(Button.class).withText("Enforce").last()).click();

            assertThat(policies.require(policy.id()).rule())
                    .isInstanceOfSatisfying(
                            PolicyRule.UsageLimit.class,
                            now -> assertThat(now.mode()).isEqualTo(LimitMode.ENFORCE));
            sql.deleteFrom(BUDGET_WINDOW)
                    .where(BUDGET_WINDOW.POLICY_ID.eq(policy.id()))
                    .execute();
        });
    }

    @Test
    void a_paused_list_asks_the_last_decisions_before_it_blocks() {
        as(Role.EDITOR, () -> {
            var policy = policy("Later", new PolicyRule.ModelAllowlist(List.of("claude-*")));
            policies.update(policy.id(), new PolicyChange(null, PolicyStatus.PAUSED, null, null, null, null));
            navigate("policies/" + policy.id(), PolicyView.class);

            press("Ask decisions of late");
            var panel = find(WhatIfPanel.class).single();
            await().pollInSameThread().untilAsserted(() -> {
                panel.show();
                assertThat(text(find(WhatIfSection.class).single()))
                        .contains("No decisions are recorded yet")
                        .doesNotContain("Of the last 0");
            });
            var entries = find(EntriesField.class).single();
            entries.setValue(Set.of("gpt-*"));
            assertThat(text(find(WhatIfSection.class).single())).contains("This answer is of an earlier draft");
            assertThat(find(Button.class).withText("Enforce").exists())
                    .as("what is not saved is not enforced")
                    .isFalse();
            entries.setValue(Set.of("claude-*"));
            assertThat(find(Button.class).withText("Ask anew").exists()).isFalse();
            press("Enforce");
            test(find(Button.class).withText("Enforce").last()).click();

            assertThat(policies.require(policy.id()).active()).isTrue();
        });
    }

    @Test
    void a_viewer_sees_and_cannot_change() {
        var policy = callers.as(
                person(Role.OWNER), () -> policy("Only Claude", new PolicyRule.ModelAllowlist(List.of("claude-*"))));
        as(Role.VIEWER, () -> {
            navigate("policies/" + policy.id(), PolicyView.class);

            assertThat(find(Button.class).withText("Delete").single().isEnabled())
                    .isFalse();
            assertThat(find(Button.class).withText("Save").all()).isEmpty();
            assertThat(find(EntriesField.class).single().isReadOnly()).isTrue();
        });
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<PolicyKind> kinds() {
        return find(RadioButtonGroup.class).single();
    }

    private String warnings() {
        return text(find(Div.class).withClassName("warnings").single());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private List<String> row(int index) {
        var grid = test(find(DataGrid.class).single());
        return List.of(
                text(grid.getCellComponent(index, 0)),
                grid.getCellText(index, 1),
                text(grid.getCellComponent(index, 2)),
                text(grid.getCellComponent(index, 3)));
    }

    private void press(String button) {
        test(find(Button.class).withText(button).first()).click();
    }

    private void pressLabelled(String label) {
        var button = find(Button.class).all().stream()
                .filter(each -> each.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
        test(button).click();
    }

    private List<TargetType> places(Policy policy) {
        return bindings.placements(policy.id()).stream()
                .map(each -> each.binding().targetType())
                .toList();
    }

    private Policy policy(String name, PolicyRule rule) {
        return policies.create(new NewPolicy(name, rule, null));
    }

    private Caller person(Role role) {
        return new Caller.Person(UUID.randomUUID(), workspaceId, "a@example.com", "Ada", role);
    }

    private void as(Role role, Runnable test) {
        callers.as(person(role), () -> {
            test.run();
            return true;
        });
    }
}
