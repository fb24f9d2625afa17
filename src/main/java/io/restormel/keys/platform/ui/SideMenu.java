package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The views this person may open, one navigation list a {@link MenuSection}; empty sections are left out. Of plain links,
 * as every page begins with all of them: two dozen items of a component take a browser a third of a first page's time.
 */
final class SideMenu extends Div {

    /** Where the page's name stands in {@code projects/<id>/<page>}. */
    private static final int DEEP_LINK = 2;

    private final Map<String, RouterLink> links = new HashMap<>();

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
        links.forEach((path, link) -> {
            if (path.equals(page)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    private Nav navigation(MenuSection section, List<MenuEntry> entries) {
        var label = new Span(section.label());
        label.addClassName("side-menu-label");
        label.getElement().setAttribute("aria-hidden", "true");
        var navigation = new Nav(
                label,
                new UnorderedList(
                        entries.stream().map(this::link).map(ListItem::new).toArray(ListItem[]::new)));
        navigation.setAriaLabel(section.label());
        return navigation;
    }

    private RouterLink link(MenuEntry entry) {
        var link = new RouterLink(entry.menuClass());
        link.setHighlightCondition(HighlightConditions.never());
        if (entry.icon() != null) {
            link.add(Icons.of(entry.icon()));
        }
        link.add(new Span(Texts.title(entry.title())));
        links.put(new Location(entry.path()).getFirstSegment(), link);
        return link;
    }
}
