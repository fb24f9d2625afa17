package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.avatar.AvatarVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Who is signed in, the colour scheme, the language, and the way out. */
final class UserMenu extends MenuBar {

    private final Map<ColorSchemeChoice, MenuItem> schemes = new EnumMap<>(ColorSchemeChoice.class);

    UserMenu(Viewer viewer, Runnable signOut) {
        addClassName("user-menu");
        setI18n(new MenuBarI18n().setMoreOptions(text("platform.menu.more")));
        addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.ALIGN_END);
        var avatar = new Avatar(viewer.name());
        avatar.addThemeVariants(AvatarVariant.SMALL);
        var root = addItem(avatar);
        root.setAriaLabel(text("platform.account", viewer.name()));
        var menu = root.getSubMenu();
        var identity = menu.addItem(identity(viewer));
        identity.setEnabled(false);
        identity.addClassName("user-menu-who");
        menu.addSeparator();
        for (var choice : ColorSchemeChoice.values()) {
            var item = menu.addItem(choice.label(), _ -> choose(choice));
            item.setCheckable(true);
            item.setKeepOpen(true);
            schemes.put(choice, item);
        }
        mark(ColorSchemeChoice.of(VaadinRequest.getCurrent()));
        menu.addSeparator();
        for (var language : Texts.LANGUAGES) {
            var item = menu.addItem(language.getDisplayLanguage(language), _ -> choose(language));
            item.setCheckable(true);
            item.setChecked(language.equals(Texts.language()));
            item.getElement().setAttribute("lang", language.toLanguageTag());
        }
        menu.addSeparator();
        menu.addItem(text("platform.signOut"), _ -> signOut.run());
    }

    private static Div identity(Viewer viewer) {
        var name = new Span(viewer.name());
        name.addClassName("user-menu-name");
        var identity = new Div(name);
        identity.addClassName("user-menu-identity");
        if (!viewer.role().isEmpty()) {
            var role = new Span(viewer.role());
            role.addClassName("user-menu-role");
            identity.add(role);
        }
        return identity;
    }

    private void choose(ColorSchemeChoice choice) {
        getUI().ifPresent(choice::apply);
        mark(choice);
    }

    private void choose(Locale language) {
        getUI().ifPresent(ui -> LanguageChoice.choose(ui, language));
    }

    private void mark(ColorSchemeChoice current) {
        schemes.forEach((choice, item) -> item.setChecked(choice == current));
    }
}
