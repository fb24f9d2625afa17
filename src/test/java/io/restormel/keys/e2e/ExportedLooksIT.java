package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server-rendered form by the rules of axe; and pictures of it: {@code target/screenshots/exported-*.png}. */
class ExportedLooksIT extends ExportedStage {

    @ParameterizedTest
    @CsvSource({"light, en", "dark, en", "light, ar", "dark, ar"})
    void axe_finds_nothing_in_any_state(String theme, String language) throws IOException {
        session.put("locale", language);
        show(
                SCRIPT + "<h1>Settings</h1>" + SELECTOR + MANAGER,
                HOST_SCRIPT + "document.documentElement.className = '%s';".formatted(theme));
        ready(2);
        axeFindsNothingInAnyState();
        page().screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "exported-%s-%s.png".formatted(theme, language))));
        then((boolean) page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    /** The page is light and English; its elements are told otherwise. */
    @Test
    void axe_finds_nothing_where_theme_and_language_are_attributes() throws IOException {
        var said = " theme=\"dark\" locale=\"ar\"></rk-server";
        show(SCRIPT + "<h1>Settings</h1>" + (SELECTOR + MANAGER).replace("></rk-server", said));
        ready(2);
        page().waitForFunction(
                        "() => document.querySelectorAll('restormel-model-selector, restormel-key-manager').values()"
                                + ".every((each) => each.shadowRoot.querySelector('[theme=dark][locale=ar]'))");
        page().locator("restormel-key-manager .root[dir=rtl]").waitFor();
        axeFindsNothingInAnyState();
    }
}
