package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.menu.MenuConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The pages of the side menu. */
@Component
class PagePalette implements PaletteSource {

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return all().stream()
                .filter(page -> page.name().toLowerCase(Locale.ROOT).contains(words))
                .limit(limit)
                .toList();
    }

    /** Those that this person may open, as the menu has them; their paths as they are navigated to, without a slash. */
    static List<PaletteEntry> all() {
        return MenuConfiguration.getMenuEntries().stream()
                .map(page -> new PaletteEntry(
                        text("platform.palette.page"),
                        Texts.title(page.title()),
                        MenuSection.of(page).label(),
                        Objects.requireNonNullElse(page.icon(), Icons.ARROW_RIGHT),
                        new Location(page.path()).getPath()))
                .toList();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
