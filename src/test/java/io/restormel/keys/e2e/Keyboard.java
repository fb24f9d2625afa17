package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Somebody who uses the dashboard by keys alone, and has to see at each stop where they are. */
record Keyboard(Page page) {

    /** What a page may have at most before a control is reached; more is a trap, or as bad as one. */
    private static final int MOST_STOPS = 60;

    /** Says what is wrong with the place that has the focus: nowhere, out of sight, or without a ring. Empty when fine. */
    private static final String COMPLAINT = """
            () => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              if (!at || at === document.body) return 'nothing has the focus';
              const box = at.getBoundingClientRect();
              if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
                return 'out of sight: ' + at.outerHTML.slice(0, 200);
              const drawn = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              const ring = (element) => ['', '::before', '::after']
                .some((part) => drawn(getComputedStyle(element, part)));
              for (let host = at, up = 0; host && up < 6; host = host.assignedSlot ?? host.parentElement
                  ?? host.getRootNode().host, up++) {
                if (ring(host) || [...(host.shadowRoot?.querySelectorAll('[part]') ?? [])].some(ring)) return '';
              }
              return 'no ring on ' + at.outerHTML.slice(0, 200);
            }""";

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    void tabTo(AriaRole role, String name) {
        go("Tab", role, name);
    }

    void backTo(AriaRole role, String name) {
        go("Shift+Tab", role, name);
    }

    void tabToAndPress(String button) {
        tabTo(AriaRole.BUTTON, button);
        press("Enter");
    }

    private void go(String key, AriaRole role, String name) {
        var wanted = named(role, name).and(page.locator(":focus"));
        for (int stops = 1; stops <= MOST_STOPS; stops++) {
            press(key);
            if (wanted.count() > 0) {
                expectToSeeTheFocus();
                return;
            }
        }
        throw new AssertionError("%s “%s” is not within %d stops".formatted(role, name, MOST_STOPS));
    }

    /** Chooses in the combo box that has the focus. */
    void choose(String offer) {
        type(offer);
        assertThat(page.locator("vaadin-combo-box-item:visible, vaadin-multi-select-combo-box-item:visible")
                        .filter(new Locator.FilterOptions().setHasText(offer))
                        .first())
                .isVisible();
        press("Enter");
    }

    /** Goes to what the palette has of this name. */
    void jump(String words, String entry) {
        press("Control+k");
        type(words);
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText(entry);
        press("Enter");
        assertThat(page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Matches")))
                .isHidden();
    }

    void expectFocus(AriaRole role, String name) {
        assertThat(named(role, name).last()).isFocused();
        expectToSeeTheFocus();
    }

    /** That it is open, and holds the focus. */
    void expectDialog(String title) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title))
                        .last())
                .isVisible();
        page.waitForFunction("() => document.activeElement?.closest('vaadin-dialog') != null");
    }

    /** Where one is after going to a page. */
    void expectFocusAtTheStartOf(String heading) {
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName(heading)
                                .setExact(true)
                                .setLevel(1)))
                .isVisible();
        assertThat(page.locator("main")).isFocused();
    }

    private void expectToSeeTheFocus() {
        then((String) page.evaluate(COMPLAINT)).isEmpty();
    }

    /** A field's name may go on with that it is required, or with what is chosen; a button's may not. */
    private Locator named(AriaRole role, String name) {
        var end = role == AriaRole.BUTTON ? "$" : "($|\\W)";
        // The browser reads the pattern, and knows no \\Q.
        var literal = name.replaceAll("[.*+?^${}()|\\[\\]]", "\\\\$0");
        return page.getByRole(role, new Page.GetByRoleOptions().setName(Pattern.compile("^" + literal + end)));
    }
}
