package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.project.Dependants;
import java.util.List;
import java.util.stream.Stream;

/** What goes with a project or an environment, one line a kind. */
final class DependantWords {

    private DependantWords() {}

    static List<String> lines(Dependants lost) {
        return Stream.of(
                        line("project.lost.environments", lost.environments()),
                        line("project.lost.routes", lost.routes()),
                        line("project.lost.keys", lost.keys()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> line(String key, int count) {
        return count == 0 ? List.of() : List.of(text(key, count));
    }
}
