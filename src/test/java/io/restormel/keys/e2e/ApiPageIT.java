package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.restormel.keys.support.OnServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of the API's description in a browser. */
@OnServer
class ApiPageIT {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void an_operation_is_found_and_opened_by_keyboard_at_any_width(int width, ColorScheme colors) {
        var browser = Chromium.running();
        Assumptions.assumeTrue(browser.isPresent());
        var complaints = new Complaints();
        try (var context = browser.get()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(colors))) {
            complaints.listenTo(context);
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/keys/docs/api");
            var tag = page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName("Expand operation")
                                    .setExact(false))
                    .first();
            tag.focus();
            page.keyboard().press("Enter");
            var operation = page.locator(".opblock-summary-control").first();
            operation.focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("After a failed attempt, ask again")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            complaints.stop();
        }
        assertThat(complaints.unexpected()).isEmpty();
    }
}
