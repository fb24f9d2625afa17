package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The columns of the list, in a menu with a tick at each that is shown. Kept in the browser. */
final class ColumnChoice {

    private final BrowserMemory memory;
    private final Consumer<Set<RequestColumn>> changed;
    private final Map<RequestColumn, MenuItem> items = new EnumMap<>(RequestColumn.class);

    ColumnChoice(MenuItem menu, BrowserMemory memory, Consumer<Set<RequestColumn>> changed) {
        this.memory = memory;
        this.changed = changed;
        for (var column : RequestColumn.values()) {
            var item = menu.getSubMenu().addItem(column.label(), _ -> choose());
            item.setCheckable(true);
            item.setChecked(column.first());
            item.setKeepOpen(true);
            items.put(column, item);
        }
    }

    /** Before anybody chose. */
    static Set<RequestColumn> first() {
        return Arrays.stream(RequestColumn.values())
                .filter(RequestColumn::first)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestColumn.class)));
    }

    void load(UI ui) {
        memory.read(ui, kept -> {
            if (!kept.isEmpty()) {
                var names = List.of(kept.split(","));
                items.forEach((column, item) -> item.setChecked(names.contains(column.wire())));
                changed.accept(chosen());
            }
        });
    }

    private void choose() {
        var chosen = chosen();
        changed.accept(chosen);
        // Without any the text would be empty, which reads as never chosen.
        memory.write(
                UI.getCurrentOrThrow(),
                chosen.isEmpty()
                        ? "-"
                        : chosen.stream().map(RequestColumn::wire).collect(Collectors.joining(",")));
    }

    private Set<RequestColumn> chosen() {
        return items.entrySet().stream()
                .filter(item -> item.getValue().isChecked())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestColumn.class)));
    }
}
