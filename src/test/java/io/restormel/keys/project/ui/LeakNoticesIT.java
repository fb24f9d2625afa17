package io.restormel.keys.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.LeakNoticeService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = ProjectsView.class)
class LeakNoticesIT extends SpringBrowserlessTest {

    @Autowired
    LeakNoticeService notices;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;

    @BeforeEach
    void aLeak() {
        workspace = TestWorkspace.create(sql);
        leak("CI", Instant.now());
        leak("Old", Instant.now().minusSeconds(31L * 24 * 3600));
    }

    private void leak(String label, Instant at) {
        sql.insertInto(
                        DSL.table("key_leak_notice"),
                        DSL.field("id"),
                        DSL.field("workspace_id"),
                        DSL.field("project_id"),
                        DSL.field("project_name"),
                        DSL.field("label"),
                        DSL.field("shown"),
                        DSL.field("found_at"),
                        DSL.field("reported_at"))
                .values(
                        UUID.randomUUID(),
                        workspace.id(),
                        UUID.randomUUID(),
                        "Shop",
                        label,
                        "rk_abcd…",
                        "https://paste.example/1",
                        at)
                .execute();
    }

    private void as(Caller caller, Runnable test) {
        callers.as(caller, () -> {
            test.run();
            return true;
        });
    }

    private String shown() {
        UI.getCurrent().navigate("projects");
        return find(LeakNotices.class).all().isEmpty()
                ? ""
                : find(LeakNotices.class).single().getElement().getTextRecursively();
    }

    @Test
    void everybody_of_the_workspace_reads_of_a_leaked_key() {
        as(workspace.person(Role.VIEWER), () -> {
            assertThat(shown())
                    .contains("CI (rk_abcd…)", "https://paste.example/1", "Shop")
                    .doesNotContain("Old");
            assertThat(find(Button.class).withText("Dismiss").exists()).isFalse();
        });
    }

    @Test
    void an_editor_puts_the_notice_away() {
        as(workspace.person(Role.EDITOR), () -> {
            shown();
            test(find(Button.class).withText("Dismiss").single()).click();
            assertThat(notices.list()).isEmpty();
            assertThat(find(Button.class).withText("Dismiss").exists()).isFalse();
        });
    }

    @Test
    void other_workspaces_do_not_read_of_it() {
        as(
                TestWorkspace.create(sql).person(Role.OWNER),
                () -> assertThat(shown()).isEmpty());
    }
}
