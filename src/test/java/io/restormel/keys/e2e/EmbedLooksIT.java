package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes pictures of both elements on a host's page, and sees that nothing is wider than the window. */
class EmbedLooksIT extends EmbedStage {

    @ParameterizedTest
    @CsvSource({"1440, light", "390, light", "1440, dark", "390, dark"})
    void both_elements_fit_their_page(int width, String theme) {
        var broken = newKey();
        providers.answer(broken, Kind.NO_QUOTA);
        page().setViewportSize(width, 900);
        show(
                ELEMENTS + "<h1>Settings</h1>" + SELECTOR + MANAGER,
                HOST_SCRIPT + "document.documentElement.className = '%s';".formatted(theme));
        ready(2);
        picture("empty", width, theme);
        addKey(newKey());
        button("Add a key").click();
        page().getByLabel("Name (optional)").fill("Second");
        secret().fill(broken);
        picture("entry", width, theme);
        button("Save key").click();
        page().locator("rk-key-manager [data-key]").nth(1).waitFor();
        button("Verify Second").click();
        event("rk-key-verified");
        button("Remove Second").click();
        say("No route depends on it.");
        picture("keys", width, theme);
        field().click();
        page().keyboard().type("gpt");
        marked("GPT");
        picture("open", width, theme);
    }

    private void picture(String what, int width, String theme) {
        then((boolean) page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        page().screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "embed-%s-%d-%s.png".formatted(what, width, theme))));
    }
}
