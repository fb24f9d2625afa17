package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Single keys that work anywhere but in a field or a dialog: {@code ?} shows what there is, {@code g} and a letter go to
 * a page. The browser tells them apart, since the server would hear each key that somebody types.
 */
final class KeyboardShortcuts {

    /** What follows {@code g}, and the path it goes to; a person who may not open that page has no such shortcut. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("o", "");
        PAGES.put("t", "try");
        PAGES.put("r", "routes");
        PAGES.put("p", "policies");
        PAGES.put("k", "gateway-keys");
        PAGES.put("c", "credentials");
        PAGES.put("m", "models");
        PAGES.put("u", "usage");
        PAGES.put("b", "budgets");
        PAGES.put("h", "health");
        PAGES.put("a", "audit");
        PAGES.put("d", "docs");
    }

    private KeyboardShortcuts() {}

    /** A page that {@code g} and this key go to. */
    record GoTo(String key, String path, String name) {}

    /** Listens as long as the component is on the page. */
    static void listen(Component owner) {
        var element = owner.getElement();
        owner.addAttachListener(_ -> element.executeJs("""
                        const within = 1000;
                        let gAt = 0;
                        const inField = (event) => event.composedPath().some((node) =>
                          node.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(node.tagName));
                        const hear = (event) => {
                          if (!this.isConnected) return window.removeEventListener('keydown', hear);
                          if (event.ctrlKey || event.metaKey || event.altKey || inField(event)
                            || document.querySelector('vaadin-dialog[opened]')) return;
                          if (event.key === '?') this.dispatchEvent(new CustomEvent('shortcut-help'));
                          else if (event.key === 'g') gAt = event.timeStamp;
                          else if (event.timeStamp - gAt < within) {
                            gAt = 0;
                            this.dispatchEvent(new CustomEvent('shortcut-go', { detail: event.key }));
                          }
                        };
                        window.addEventListener('keydown', hear);
                        """));
        element.addEventListener("shortcut-help", _ -> new ShortcutSheet().open());
        element.addEventListener(
                        "shortcut-go",
                        event -> go(event.getEventData().get("event.detail").asString()))
                .addEventData("event.detail");
    }

    /** As the side menu has them. */
    static List<GoTo> pages() {
        var pages = PagePalette.all();
        return PAGES.entrySet().stream()
                .flatMap(each -> pages.stream()
                        .filter(page -> page.path().equals(each.getValue()))
                        .map(page -> new GoTo(each.getKey(), page.path(), page.name())))
                .toList();
    }

    private static void go(String key) {
        pages().stream()
                .filter(page -> page.key().equals(key))
                .findFirst()
                .ifPresent(page -> UI.getCurrentOrThrow().navigate(page.path()));
    }
}
