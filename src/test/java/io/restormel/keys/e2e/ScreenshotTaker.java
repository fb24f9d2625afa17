package io.restormel.keys.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Pictures of a page, wide and narrow, light and dark, in {@code target/screenshots}, with an index to leaf through.
 * They are taken only when {@code -Dscreenshots} asks for them.
 */
final class ScreenshotTaker {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final boolean WANTED = Boolean.getBoolean("screenshots");
    /** More than this of a long page is seldom looked at. */
    private static final int LONGEST = 4000;
    /** How much of the page is out of sight. The frame scrolls in its own part. */
    private static final String MISSING = """
            () => {
              const frame = document.querySelector('vaadin-app-layout')?.shadowRoot?.querySelector('[part~=content]');
              const scrolled = frame ?? document.scrollingElement;
              return scrolled.scrollHeight - scrolled.clientHeight;
            }""";

    /** What the server arranges by the width of the window, it has, and all that it sent for it is there. */
    private static final String ARRANGED = """
            () => !navigator.onLine || [...document.querySelectorAll('.usage-requests')]
                .every((grid) => grid.classList.contains('narrow') === (innerWidth < 700) && !grid.loading)
              && """ + BrowserPage.IDLE;

    /** A way to look at a page. */
    record Look(ColorScheme scheme, int width) {

        static final int WIDE = 1440;
        static final int NARROW = 390;

        static final List<Look> ALL = List.of(
                new Look(ColorScheme.LIGHT, WIDE),
                new Look(ColorScheme.DARK, WIDE),
                new Look(ColorScheme.DARK, NARROW),
                new Look(ColorScheme.LIGHT, NARROW));

        boolean isDark() {
            return scheme == ColorScheme.DARK;
        }

        /** Shows the page in this way. */
        void applyTo(Page page) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            if (page.viewportSize().width != width) {
                page.setViewportSize(width, width == NARROW ? 844 : 900);
                // Nothing tells when resizing has settled in every component: they wait for frames, one after another.
                page.waitForTimeout(150);
                page.waitForFunction(ARRANGED);
            }
            // Colours of a scheme that was switched come with the frame after the next at the latest.
            page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        }

        @Override
        public String toString() {
            return scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        }
    }

    private ScreenshotTaker() {}

    static boolean isWanted() {
        return WANTED;
    }

    /** Takes the four pictures of what the page shows now; {@code name} is the start of the file names. */
    static void take(Page page, String name) {
        if (WANTED) {
            Look.ALL.forEach(look -> {
                look.applyTo(page);
                take(page, name, look);
            });
            Look.ALL.getFirst().applyTo(page);
        }
    }

    /** Takes one picture of a page that is shown in this way already, as long as the page is. */
    static void take(Page page, String name, Look look) {
        if (WANTED) {
            var before = page.viewportSize();
            var missing = ((Number) page.evaluate(MISSING)).intValue();
            if (missing > 0) {
                page.setViewportSize(before.width, Math.min(LONGEST, before.height + missing));
                page.waitForTimeout(150);
            }
            page.screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(name + "-" + look + ".png")));
            if (missing > 0) {
                page.setViewportSize(before.width, before.height);
            }
            ScreenshotIndex.write(FOLDER);
        }
    }
}
