package io.restormel.keys.catalog.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Models of the catalogue by id and name. */
@Component
class ModelPalette implements PaletteSource {

    private final CatalogService catalog;

    ModelPalette(CatalogService catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return catalog.current().models().stream()
                .filter(model -> (model.id() + " " + model.canonicalName())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .limit(limit)
                .map(model -> new PaletteEntry(
                        text("catalog.model"),
                        model.id(),
                        model.family(),
                        Icons.CPU,
                        "models?" + ModelsView.SEARCH + "=" + URLEncoder.encode(model.id(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public int getOrder() {
        return 4;
    }
}
