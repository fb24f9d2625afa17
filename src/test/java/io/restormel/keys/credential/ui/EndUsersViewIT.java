package io.restormel.keys.credential.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.ModelChoiceService;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import io.restormel.keys.usage.EventDetail;
import io.restormel.keys.usage.UsageEvent;
import io.restormel.keys.usage.UsageService;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = EndUsersView.class)
class EndUsersViewIT extends SpringBrowserlessTest {

    @Autowired
    ProjectService projects;

    @Autowired
    ModelChoiceService choices;

    @Autowired
    UsageService usage;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    @Test
    void an_end_user_opens_with_what_they_used_in_the_last_month() {
        var workspace = TestWorkspace.create(sql);
        current.as(workspace.person(Role.ADMIN), () -> {
            var project = projects.create("Shop", false).id();
            choices.choose(project, "ada @1", null, "openai", "gpt-4o", null);
            usage.recordSample(List.of(
                    event(workspace.id(), project, "ada @1"),
                    event(workspace.id(), project, "ada @1"),
                    event(workspace.id(), project, "bob")));

            UI.getCurrent().navigate("projects/" + project + "/end-users");
            var users = (DataGrid<?>) find(DataGrid.class).single();
            test((Button) test(users).getCellComponent(0, 0)).click();

            assertThat(find(SidePanel.class).single().getElement().getTextRecursively())
                    .contains("Last 30 days", "Requests2", "Estimated cost0.020000 USD", "openai / gpt-4o2");
            assertThat(find(Anchor.class).withText("Their requests").single().getHref())
                    .isEqualTo("projects/" + project + "/requests?range=30d&endUser=ada+%401");
            return true;
        });
    }

    private static UsageEvent event(UUID workspace, UUID project, String endUser) {
        return new UsageEvent(
                UUID.randomUUID(),
                workspace,
                project,
                null,
                null,
                null,
                null,
                null,
                endUser,
                "resolved",
                "openai",
                "gpt-4o",
                Duration.ofMillis(1),
                0,
                0,
                new BigDecimal("0.01"),
                null,
                null,
                null,
                true,
                () -> EventDetail.of(Map.of()),
                Instant.now());
    }
}
