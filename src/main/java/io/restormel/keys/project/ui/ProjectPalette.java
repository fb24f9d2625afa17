package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Projects by their names. */
@Component
class ProjectPalette implements PaletteSource {

    private final ProjectService projects;

    ProjectPalette(ProjectService projects) {
        this.projects = projects;
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return projects.list().stream()
                .filter(project -> project.name().toLowerCase(Locale.ROOT).contains(words))
                .limit(limit)
                .map(project -> new PaletteEntry(
                        text("project.project"), project.name(), "", Icons.FOLDER, "projects/" + project.id()))
                .toList();
    }
}
