package io.restormel.keys.manual.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.manual.Manual;
import io.restormel.keys.manual.ManualHit;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The documentation by its titles and headings first, then by its text; after what people have made themselves. */
@Component
class ManualPalette implements PaletteSource {

    private static final int MOST = 4;

    private final Manual manual;

    ManualPalette(Manual manual) {
        this.manual = manual;
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return manual.search(words, Math.min(limit, MOST)).stream()
                .map(ManualPalette::entry)
                .toList();
    }

    private static PaletteEntry entry(ManualHit hit) {
        return new PaletteEntry(
                text("manual.page"),
                hit.heading(),
                hit.anchor().isEmpty() ? "" : hit.title(),
                Icons.BOOK,
                "docs/" + hit.slug() + (hit.anchor().isEmpty() ? "" : "?at=" + hit.anchor()));
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
