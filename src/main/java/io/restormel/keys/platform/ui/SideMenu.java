package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The views this person may open, one navigation list a {@link MenuSection}; empty sections are left out. */
final class SideMenu extends Div {

    /** Where the page's name stands in {@code projects/<id>/<page>}. */
    private static final int DEEP_LINK = 2;

    private final Map<String, SideNavItem> items = new HashMap<>();

    SideMenu() {
        addClassName("side-menu");
        var entries = MenuConfiguration.getMenuEntries().stream().collect(Collectors.groupingBy(MenuSection::of));
        Arrays.stream(MenuSection.values())
                .filter(entries::containsKey)
                .map(section -> navigation(section, entries.getOrDefault(section, List.of())))
                .forEach(this::add);
    }

    /** Marks the item of the page at this address, which may be a deep link such as {@code projects/…/routes/…}. */
    void mark(Location location) {
        var segments = location.getSegments();
        var page = segments.size() > DEEP_LINK && segments.getFirst().equals("projects")
                ? segments.get(DEEP_LINK)
                : segments.getFirst();
        // Never an empty set: the browser's part of the item fails on none.
        items.forEach((path, item) -> item.setPathAliases(Set.of(path.equals(page) ? location.getPath() : path)));
    }

    private SideNav navigation(MenuSection section, List<MenuEntry> entries) {
        var navigation = new SideNav(section.label());
        entries.stream().map(this::item).forEach(navigation::addItem);
        return navigation;
    }

    private SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(Texts.title(entry.title()), entry.path());
        items.put(new Location(entry.path()).getFirstSegment(), item);
        if (entry.icon() != null) {
            item.setPrefixComponent(Icons.of(entry.icon()));
        }
        return item;
    }
}
