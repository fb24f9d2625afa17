package io.restormel.keys.onboarding.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.support.OnH2;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = CreatePalette.class)
class CreatePaletteIT extends SpringBrowserlessTest {

    @Autowired
    CreatePalette palette;

    @Autowired
    ProjectService projects;

    @Autowired
    ObjectProvider<CurrentProject> project;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Test
    void each_role_is_offered_to_create_what_it_may() {
        assertThat(offeredTo(Role.VIEWER, "create")).isEmpty();
        assertThat(offeredTo(Role.EDITOR, "create"))
                .containsExactly("Create route", "Create Gateway Key", "Create environment", "Create policy");
        assertThat(offeredTo(Role.ADMIN, "create"))
                .containsExactly(
                        "Create route",
                        "Create Gateway Key",
                        "Create environment",
                        "Create policy",
                        "Add credential",
                        "Create project",
                        "Add webhook",
                        "Add person");
        assertThat(offeredTo(Role.ADMIN, "create person")).containsExactly("Add person");
        assertThat(offeredTo(Role.ADMIN, "rename")).isEmpty();
    }

    private List<String> offeredTo(Role role, String typed) {
        var workspace = TestWorkspace.create(sql);
        var made = callers.as(workspace.person(Role.ADMIN), () -> projects.create("Shop", false));
        return callers.as(workspace.person(role), () -> {
            project.getObject().select(made.id());
            return palette.find(typed, 8).stream().map(PaletteEntry::name).toList();
        });
    }
}
