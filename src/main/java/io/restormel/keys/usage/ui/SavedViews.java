package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.Notices;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Filters under a name, in a menu: what a person looks for again and again. Kept in the browser. */
final class SavedViews {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_LETTERS = 60;

    private final MenuItem menu;
    private final BrowserMemory memory;
    private final Supplier<String> current;
    private final Consumer<String> open;
    /** Queries by name. */
    private final Map<String, String> views = new TreeMap<>();

    /**
     * @param current the query that the page shows
     * @param open shows a query
     */
    SavedViews(MenuItem menu, BrowserMemory memory, Supplier<String> current, Consumer<String> open) {
        this.menu = menu;
        this.memory = memory;
        this.current = current;
        this.open = open;
        list();
    }

    void load(UI ui) {
        memory.read(ui, kept -> {
            views.clear();
            views.putAll(parsed(kept));
            list();
        });
    }

    /** What somebody else wrote there is no reason to fail. */
    private static Map<String, String> parsed(String kept) {
        try {
            return kept.isEmpty() ? Map.of() : JSON.readValue(kept, new TypeReference<>() {});
        } catch (JacksonException _) {
            return Map.of();
        }
    }

    private void list() {
        var items = menu.getSubMenu();
        items.removeAll();
        views.forEach((name, query) -> items.addItem(name, _ -> open.accept(query)));
        if (!views.isEmpty()) {
            items.addSeparator();
        }
        items.addItem(text("usage.views.save"), _ -> askForName());
        if (!views.isEmpty()) {
            var remove = items.addItem(text("usage.views.delete")).getSubMenu();
            views.keySet().forEach(name -> remove.addItem(name, _ -> delete(name)));
        }
    }

    private void askForName() {
        var name = new TextField(text("usage.views.name"));
        name.setMaxLength(MOST_LETTERS);
        new FormDialog(text("usage.views.save"), text("usage.views.saveAction"), () -> save(name.getValue()), name)
                .open();
    }

    private void save(String wanted) {
        var name = wanted.strip();
        if (name.isEmpty()) {
            throw ApplicationException.invalid("name", text("usage.views.nameMissing"));
        }
        views.put(name, current.get());
        keep();
        Notices.success(text("usage.views.saved", name));
    }

    private void delete(String name) {
        var query = views.remove(name);
        keep();
        Notices.undoable(text("usage.views.deleted", name), () -> {
            views.put(name, query == null ? "" : query);
            keep();
        });
    }

    private void keep() {
        memory.write(UI.getCurrentOrThrow(), JSON.writeValueAsString(views));
        list();
    }
}
