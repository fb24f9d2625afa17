package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import java.util.List;

/** Goes to whatever has the typed name: arrows choose, Enter opens, Escape leaves. */
final class CommandPalette extends Dialog {

    private static final int MOST_OF_A_KIND = 8;

    private final List<PaletteSource> sources;

    CommandPalette(List<PaletteSource> sources) {
        this.sources = sources;
        addClassName("command-palette");
        setAriaLabel(text("platform.palette.title"));
        setTop("12vh");
        setWidth("36rem");
        var list = new SearchList<>(
                text("platform.palette.title"),
                text("platform.palette.hint"),
                this::find,
                CommandPalette::row,
                this::open);
        PaletteKeys.give(list.field());
        add(list);
    }

    private List<PaletteEntry> find(String typed) {
        return typed.isEmpty()
                ? PagePalette.all()
                : sources.stream()
                        .flatMap(source -> source.find(typed, MOST_OF_A_KIND).stream())
                        .toList();
    }

    private static List<Component> row(PaletteEntry entry) {
        var name = new Span(entry.name());
        name.addClassName("palette-name");
        var detail = new Span(entry.detail());
        detail.addClassName("palette-detail");
        var kind = new Span(entry.kind());
        kind.addClassName("palette-kind");
        return List.of(Icons.of(entry.icon()), name, detail, kind);
    }

    /** One at a time: whoever asks again because it is slow to come gets one. */
    static void openIn(UI ui, List<PaletteSource> sources) {
        var last = ComponentUtil.getData(ui, CommandPalette.class);
        if (last == null || !last.isOpened()) {
            var palette = new CommandPalette(sources);
            ComponentUtil.setData(ui, CommandPalette.class, palette);
            palette.open();
        }
    }

    /** Once: a second Enter may come while the palette goes away. */
    private void open(PaletteEntry entry) {
        if (!isOpened()) {
            return;
        }
        close();
        var location = new Location(entry.path());
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
    }
}
