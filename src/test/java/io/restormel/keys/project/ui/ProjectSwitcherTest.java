package io.restormel.keys.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectSwitcherTest {

    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");

    @Test
    void the_same_kind_of_page_is_opened_in_the_other_project() {
        assertThat(ProjectSwitcher.target(List.of("projects", "1", "routes"), OTHER))
                .isEqualTo("projects/" + OTHER + "/routes");
        assertThat(ProjectSwitcher.target(List.of("projects", "1", "routes", "7"), OTHER))
                .isEqualTo("projects/" + OTHER + "/routes");
    }

    @Test
    void elsewhere_the_other_project_itself_is_opened() {
        for (var path : List.of(List.of("models"), List.of("projects"), List.of("projects", "1"), List.of(""))) {
            assertThat(ProjectSwitcher.target(path, OTHER)).isEqualTo("projects/" + OTHER);
        }
    }
}
