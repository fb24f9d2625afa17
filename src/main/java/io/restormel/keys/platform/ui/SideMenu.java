package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The views this person may open, one navigation list a {@link MenuSection}; empty sections are left out. */
final class SideMenu extends Div {

    SideMenu() {
        addClassName("side-menu");
        var entries = MenuConfiguration.getMenuEntries().stream().collect(Collectors.groupingBy(MenuSection::of));
        Arrays.stream(MenuSection.values())
                .filter(entries::containsKey)
                .map(section -> navigation(section, entries.getOrDefault(section, List.of())))
                .forEach(this::add);
    }

    private static SideNav navigation(MenuSection section, List<MenuEntry> entries) {
        var navigation = new SideNav(section.label());
        entries.stream().map(SideMenu::item).forEach(navigation::addItem);
        return navigation;
    }

    private static SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(entry.title(), entry.path());
        item.setMatchNested(!entry.path().isEmpty() && !"/".equals(entry.path()));
        if (entry.icon() != null) {
            item.setPrefixComponent(Icons.of(entry.icon()));
        }
        return item;
    }
}
