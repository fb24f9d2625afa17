package io.restormel.keys.model.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.model.ModelKind;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.model.ProjectModelService;
import io.restormel.keys.model.WantedModel;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = ProjectModelsView.class)
class ProjectModelsViewIT extends SpringBrowserlessTest {

    private static final String PRIMARY = "ref:restormel-keys:llm/primary";

    @Autowired
    ProjectService projects;

    @Autowired
    ProjectModelService models;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller editor;
    private UUID project;

    @BeforeEach
    void a_project() {
        workspace = TestWorkspace.create(sql);
        editor = workspace.person(Role.EDITOR);
        project = callers.as(workspace.person(Role.OWNER), () -> projects.create("Shop", false))
                .id();
    }

    private void as(Caller caller, Runnable test) {
        callers.as(caller, () -> {
            test.run();
            return true;
        });
    }

    private void open() {
        UI.getCurrent().navigate("projects/" + project + "/project-models");
    }

    private void press(String text) {
        test(find(Button.class).withText(text).last()).click();
    }

    /** A button of the only row. */
    private void pressInRow(String text) {
        var grid = find(ProjectModelGrid.class).single();
        var button = test(grid)
                .getCellComponent(0, 4)
                .getChildren()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst();
        test(button.orElseThrow()).click();
    }

    private List<ProjectModel> list() {
        return models.list(project);
    }

    private void onTheList(String modelId) {
        models.add(
                project,
                new IfMatch(null),
                List.of(new WantedModel("openai", modelId, ModelKind.EXECUTION, true, PRIMARY)));
    }

    @Test
    void a_model_is_added_from_the_catalogue_with_the_name_apps_call_it() {
        as(editor, () -> {
            open();
            assertThat(find(H2.class).withText("No models of its own").exists()).isTrue();

            press("Add a model");
            press("Add");
            assertThat(find(Paragraph.class)
                            .withText("Choose a provider and a model.")
                            .exists())
                    .isTrue();
            test((ComboBox<?>) find(ComboBox.class).withCaption("Provider").single())
                    .selectItem("OpenAI");
            test((ComboBox<?>) find(ComboBox.class).withCaption("Model").single())
                    .selectItem("gpt-4o");
            test(find(TextField.class).withCaption("Reference name").single()).setValue("primary");
            press("Add");
            assertThat(find(Paragraph.class)
                            .withTextContaining("must be like ref:")
                            .exists())
                    .as("a refusal is told in the dialog")
                    .isTrue();
            test(find(TextField.class).withCaption("Reference name").single()).setValue(PRIMARY);
            press("Add");

            assertThat(list()).singleElement().satisfies(model -> {
                assertThat(model.name()).isEqualTo("openai/gpt-4o");
                assertThat(model.logicalRef()).isEqualTo(PRIMARY);
            });
            assertThat(test(find(ProjectModelGrid.class).single()).size()).isEqualTo(1);
        });
    }

    @Test
    void a_model_is_switched_off_and_on_and_renamed() {
        as(editor, () -> {
            onTheList("gpt-4o");
            open();

            pressInRow("Switch off");
            assertThat(list()).noneMatch(ProjectModel::enabled);
            pressInRow("Switch on");
            assertThat(list()).allMatch(ProjectModel::enabled);

            pressInRow("Edit");
            test(find(TextField.class).withCaption("Reference name").single()).setValue("");
            press("Save");
            assertThat(list())
                    .singleElement()
                    .extracting(ProjectModel::logicalRef)
                    .isNull();
        });
    }

    @Test
    void removing_a_model_tells_who_would_miss_it() {
        as(editor, () -> {
            onTheList("gpt-4o");
            open();

            pressInRow("Remove");
            assertThat(find(ListItem.class).withText(PRIMARY).exists()).isTrue();
            press("Remove model");

            assertThat(list()).isEmpty();
            assertThat(find(H2.class).withText("No models of its own").exists()).isTrue();
        });
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten() {
        as(editor, () -> {
            onTheList("gpt-4o");
            open();
            models.add(
                    project,
                    new IfMatch(null),
                    List.of(new WantedModel("openai", "gpt-4o-mini", ModelKind.EXECUTION, true, null)));

            pressInRow("Switch off");

            assertThat(list()).hasSize(2).allMatch(ProjectModel::enabled);
            assertThat(test(find(ProjectModelGrid.class).single()).size()).isEqualTo(2);
        });
    }

    @Test
    void viewers_see_the_list_and_no_buttons() {
        as(editor, () -> onTheList("gpt-4o"));
        as(workspace.person(Role.VIEWER), () -> {
            open();
            assertThat(test(find(ProjectModelGrid.class).single()).size()).isEqualTo(1);
            assertThat(find(Button.class).withText("Add a model").exists()).isFalse();
            assertThat(find(ProjectModelGrid.class).single().getColumns()).hasSize(4);
        });
    }
}
