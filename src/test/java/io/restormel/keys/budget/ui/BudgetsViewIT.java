package io.restormel.keys.budget.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.NewPolicy;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = {BudgetsView.class, MainLayout.class})
class BudgetsViewIT extends SpringBrowserlessTest {

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

    private Caller viewer;
    private Caller owner;
    private Project shop;

    @BeforeEach
    void a_project() {
        var workspace = TestWorkspace.create(sql);
        viewer = workspace.person(Role.VIEWER);
        owner = workspace.person(Role.OWNER);
        shop = callers.as(owner, () -> projects.create("Shop", false));
    }

    private void look(Runnable at) {
        callers.as(viewer, () -> {
            navigate("projects/" + shop.id() + "/budgets", BudgetsView.class);
            at.run();
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private List<String> row() {
        var grid = test(find(DataGrid.class).single());
        return List.of(
                text(grid.getCellComponent(0, 0)),
                text(grid.getCellComponent(0, 1)),
                grid.getCellText(0, 2),
                text(grid.getCellComponent(0, 3)),
                text(grid.getCellComponent(0, 4)));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    void a_limit_shows_what_is_used_and_whether_it_blocks() {
        callers.as(owner, () -> {
            var policy = policies.create(
                    new NewPolicy("Cap", new PolicyRule.UsageLimit(LimitMeasure.COST, BigDecimal.ZERO), null));
            return bindings.bind(policy.id(), TargetType.PROJECT, shop.id());
        });

        look(() -> {
            var row = row();
            assertThat(row.get(0)).contains("Cap", "a month, this project");
            assertThat(row.get(1)).contains("$0.00 of $0.00");
            assertThat(row.get(4)).isEqualTo("Used up: blocks");
        });
    }

    @Test
    void without_limits_the_page_says_how_to_make_one() {
        look(() -> assertThat(text(find(DataGrid.class).single().getEmptyStateComponent()))
                .contains("No limits in force"));
    }
}
