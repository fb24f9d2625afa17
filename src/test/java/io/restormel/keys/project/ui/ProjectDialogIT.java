package io.restormel.keys.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.SearchList;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = {MainLayout.class, ProjectsView.class})
class ProjectDialogIT extends SpringBrowserlessTest {

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Test
    void another_project_is_found_by_a_few_letters_and_the_kind_of_page_is_kept() {
        var workspace = TestWorkspace.create(sql);
        callers.as(workspace.person(Role.ADMIN), () -> {
            var all = new ArrayList<Project>();
            for (var name : List.of("Checkout", "Search", "Back office", "Support")) {
                all.add(projects.create(name, false));
            }
            open(all.get(1));
            open(all.get(0));
            var switcher = find(ProjectSwitcher.class).single();
            assertThat(switcher.getElement().getTextRecursively()).contains("Checkout");
            assertThat(switcher.getElement().getAttribute("aria-label")).startsWith("Project Checkout, workspace ");

            test(switcher).click();
            assertThat(options()).containsExactly("CheckoutCurrent", "SearchRecent", "Back office", "Support");

            test(find(TextField.class).from(find(SearchList.class).single()).single())
                    .setValue("SUPP");
            assertThat(options()).containsExactly("Support");
            test(find(Div.class).withClassName("palette-option").single()).click();
            assertThat(UI.getCurrent().getActiveViewLocation().getPath())
                    .isEqualTo("projects/" + all.get(3).id() + "/environments");
            assertThat(find(ProjectSwitcher.class).single().getElement().getTextRecursively())
                    .contains("Support");
            assertThat(find(ProjectDialog.class).all()).isEmpty();
            return true;
        });
    }

    private static void open(Project project) {
        UI.getCurrent().navigate("projects/" + project.id() + "/environments");
    }

    private List<String> options() {
        return find(Div.class).withClassName("palette-option").all().stream()
                .map(option -> option.getElement().getTextRecursively())
                .toList();
    }
}
