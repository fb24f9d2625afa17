package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing of the elements is wider than its page or cut off, on any page that they may find themselves on. Takes pictures
 * of all that they can show, for somebody to look at: {@code target/screenshots/embed-*.png}.
 */
class EmbedLooksIT extends EmbedStage {

    /** What of the text in the elements is cut off. */
    private static final String CUT = """
            () => ['rk-model-selector', 'rk-key-manager'].flatMap((tag) =>
              [...document.querySelector(tag).shadowRoot.querySelectorAll('*')]
                .filter((part) => !part.closest('.sr') && getComputedStyle(part).overflowX === 'hidden' && part.scrollWidth > part.clientWidth)
                .map((part) => part.textContent.trim()))""";

    @ParameterizedTest
    @CsvSource({
        "wide, 1440, light, en",
        "wide-dark, 1440, dark, en",
        "phone, 390, light, en",
        "phone-dark, 390, dark, en",
        "phone-german, 390, light, de",
        "phone-french, 390, light, fr",
        "phone-spanish, 390, light, es",
        "phone-japanese, 390, light, ja",
        "phone-arabic, 390, dark, ar",
        "wide-arabic, 1440, light, ar",
        "forced, 1440, light, en",
        "forced-dark, 390, dark, en",
        // A window of 640 pixels shows what one of 1280 does at 200 %.
        "zoomed, 640, light, en"
    })
    void both_elements_fit_their_page(String name, int width, String theme, String language) {
        var broken = newKey();
        providers.answer(broken, Kind.NO_QUOTA);
        session.put("locale", language);
        session.remove("providers");
        page().setViewportSize(width, name.equals("zoomed") ? 450 : 900);
        page().emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(name.startsWith("forced") ? ForcedColors.ACTIVE : ForcedColors.NONE));
        forbid("No reasoning", "gpt-4o-mini");
        show(
                ELEMENTS + "<h1>Settings</h1>" + SELECTOR + MANAGER,
                HOST_SCRIPT + "document.documentElement.className = '%s';".formatted(theme));
        ready(2);
        picture("empty", name);
        page().locator("rk-key-manager .add").click();
        page().locator("rk-key-manager input").fill("Second");
        secret().fill(broken);
        picture("entry", name);
        secret().press("Enter");
        event("rk-key-verified");
        page().locator("rk-key-manager .add").click();
        secret().fill(newKey());
        secret().press("Enter");
        event("rk-key-verified", Map.of("status", "active"));
        page().locator("rk-key-manager .remove").first().click();
        page().locator("rk-key-manager .confirm .danger:not([aria-disabled=true])")
                .waitFor();
        picture("keys", name);
        field().click();
        page().keyboard().type("openai gpt");
        marked("GPT");
        picture("open", name);
        field().fill("GPT-4o mini");
        page().locator("rk-model-selector .why").waitFor();
        picture("blocked", name);
        page().keyboard().press("Escape");
        browser.allow("/keys/v1/widget/");
        browser.allow("Failed to load resource");
        cut();
        status("rk-model-selector", "degraded");
        status("rk-key-manager", "degraded");
        picture("away", name);
    }

    private void picture(String what, String name) {
        page().screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "embed-%s-%s.png".formatted(name, what))));
        then((boolean) page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(what)
                .isTrue();
        then((List<?>) page().evaluate(CUT)).as(what).isEmpty();
    }
}
