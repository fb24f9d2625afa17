package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.platform.ui.ConflictNote;
import io.restormel.keys.platform.ui.LiveForm;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteDiff;
import io.restormel.keys.route.RouteEdit;
import io.restormel.keys.route.RouteService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of {@link RouteEditor} when somebody else saves the same route. */
final class RouteConflict implements LiveForm {

    private final RouteEditor editor;
    private final RouteService routes;
    private final ConflictNote note = new ConflictNote(this);

    RouteConflict(RouteEditor editor, RouteService routes) {
        this.editor = editor;
        this.routes = routes;
    }

    @Override
    public boolean hasUnsavedChanges() {
        return editor.isDirty();
    }

    @Override
    public boolean isBehind() {
        return stored().route().revision() != editor.detail().route().revision();
    }

    @Override
    public void loadTheirs() {
        editor.show(stored());
    }

    @Override
    public void keepMine() {
        editor.baseOn(stored());
    }

    @Override
    public List<Difference> differences() {
        var stored = stored();
        var theirs = new RouteEdit(stored.route().settings(), stored.draft());
        var mine = editor.edited(theirs);
        var found = new ArrayList<Difference>();
        add(
                found,
                text("platform.conflict.name"),
                theirs.settings().name(),
                mine.settings().name());
        add(
                found,
                text("platform.conflict.description"),
                theirs.settings().description(),
                mine.settings().description());
        for (var each : RouteDiff.between(theirs.draft(), mine.draft())) {
            var where = Phrases.of(each.where());
            var part = each.field().equals("step") ? where : where + ": " + SettingWords.name(each.field());
            found.add(new Difference(part, value(each.field(), each.before()), value(each.field(), each.after())));
        }
        return found;
    }

    private static @Nullable String value(String field, @Nullable String stored) {
        return stored == null ? null : SettingWords.value(field, stored);
    }

    private static void add(List<Difference> found, String part, @Nullable String theirs, @Nullable String mine) {
        if (!Objects.equals(theirs, mine)) {
            found.add(new Difference(part, theirs, mine));
        }
    }

    @Override
    public ConflictNote conflict() {
        return note;
    }

    @Override
    public String kind() {
        return "route";
    }

    @Override
    public String id() {
        return editor.detail().route().id().toString();
    }

    /** As everybody who looks at the route now sees it. */
    RouteDetail stored() {
        var shown = editor.detail().route();
        return routes.get(shown.projectId(), shown.id());
    }
}
