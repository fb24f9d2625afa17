package io.restormel.keys.project.ui;

import com.vaadin.flow.component.UI;
import io.restormel.keys.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The projects that were looked at last, the latest first; the browser keeps their ids for the next visit. To be used on
 * the UI thread.
 */
final class RecentProjects {

    static final Comparator<Project> BY_NAME =
            Comparator.comparing(project -> project.name().toLowerCase(Locale.ROOT));

    private static final int MOST = 6;
    private static final String KEY = "restormel-recent-projects";

    private final List<String> ids = new ArrayList<>();

    /** The latest now. */
    void add(UUID project) {
        var id = project.toString();
        ids.remove(id);
        ids.addFirst(id);
        while (ids.size() > MOST) {
            ids.removeLast();
        }
    }

    boolean contains(Project project) {
        return ids.contains(project.id().toString());
    }

    /** Those of them that are still there. */
    List<Project> order(List<Project> all) {
        return ids.stream()
                .flatMap(id ->
                        all.stream().filter(project -> project.id().toString().equals(id)))
                .toList();
    }

    /**
     * Adds what the browser knows of earlier visits, and has it keep what is known now.
     *
     * @param then runs if there was more
     */
    void read(UI ui, Runnable then) {
        ui.getPage()
                .executeJs("try { return localStorage.getItem($0) || ''; } catch { return ''; }", KEY)
                .then(String.class, kept -> {
                    var merged = merged(kept);
                    boolean more = merged.size() > ids.size();
                    ids.clear();
                    ids.addAll(merged);
                    ui.getPage()
                            .executeJs("try { localStorage.setItem($0, $1); } catch { }", KEY, String.join(",", ids));
                    if (more) {
                        then.run();
                    }
                });
    }

    private List<String> merged(String kept) {
        return Stream.concat(ids.stream(), Stream.of(kept.split(",")))
                .filter(id -> !id.isEmpty())
                .distinct()
                .limit(MOST)
                .collect(Collectors.toList());
    }
}
