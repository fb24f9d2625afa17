package io.restormel.keys.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Pictures of a page, wide and narrow, light and dark, in {@code target/screenshots}, with an index to leaf through. */
final class ScreenshotTaker {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private record Size(String name, int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size("1440", 1440, 900), new Size("390", 390, 844));

    private ScreenshotTaker() {}

    /** Takes the four pictures of what the page shows now; {@code name} is the start of the file names. */
    static void take(Page page, String name) {
        var before = page.viewportSize();
        for (var size : SIZES) {
            page.setViewportSize(size.width(), size.height());
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                // Nothing tells when resizing has settled in every component; only a picture is at stake.
                page.waitForTimeout(300);
                var file = name + "-" + size.name() + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(file)));
            }
        }
        page.setViewportSize(before.width, before.height);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        writeIndex();
    }

    private static void writeIndex() {
        try (var files = Files.list(FOLDER)) {
            var figures = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".png"))
                    .sorted()
                    .map(file -> "<figure><img src=\"%1$s\" loading=\"lazy\"><figcaption>%1$s</figcaption></figure>"
                            .formatted(file))
                    .toList();
            Files.writeString(
                    FOLDER.resolve("index.html"),
                    "<!doctype html><title>Screenshots</title><style>img{max-width:100%;border:1px solid #999}</style>"
                            + String.join("\n", figures));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
