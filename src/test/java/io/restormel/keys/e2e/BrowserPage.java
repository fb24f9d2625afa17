package io.restormel.keys.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test a fresh browser context and page, and fails the test on anything the browser complained about.
 *
 * <p>Register with {@code @RegisterExtension}; the base address is set by the test, which knows its port.
 */
final class BrowserPage implements BeforeEachCallback, AfterEachCallback {

    /** Whether no client of the server in the page waits for an answer; a JavaScript expression. */
    static final String IDLE =
            "Object.values(window.Vaadin?.Flow?.clients ?? {}).every((client) => !client.isActive?.())";

    /** Far more than a page takes: tests share their machine. */
    private static final double PATIENCE_MILLIS = 15_000;

    private final String locale;
    private @Nullable BrowserContext context;
    private @Nullable Page page;
    private Complaints complaints = new Complaints();

    BrowserPage() {
        this("en-GB");
    }

    /** @param locale what the browser asks for, such as {@code de-DE} */
    BrowserPage(String locale) {
        this.locale = locale;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        var browser = Chromium.running();
        Assumptions.assumeTrue(browser.isPresent(), "no Chromium found");
        complaints = new Complaints();
        context = browser.orElseThrow()
                .newContext(new NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale(locale)
                        .setTimezoneId("Europe/Berlin")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        complaints.listenTo(context);
        page = context.newPage();
    }

    /** The page of the running test. */
    Page page() {
        if (page == null) {
            throw new IllegalStateException("No test is running");
        }
        return page;
    }

    /** Says that a complaint containing this text is part of the running test. */
    void allow(String part) {
        complaints.allow(part);
    }

    /**
     * Says that the test is over and its server about to go: whatever its page was loading fails now, one way or
     * another. The page stays open, for a picture of a failure.
     */
    void over() {
        // An answer comes after all that the browser has said before.
        page().evaluate("0");
        complaints.stop();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (context == null) {
            return;
        }
        if (page != null && test.getExecutionException().isPresent()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "failed-" + test.getDisplayName() + ".png")));
        }
        context.close();
        context = null;
        page = null;
        if (test.getExecutionException().isEmpty()) {
            assertThat(complaints.unexpected()).as("complaints of the browser").isEmpty();
        }
    }
}
