package io.restormel.keys.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one browser process of this JVM, started by the first test that needs it and closed with the JVM. */
final class Chromium {

    private static final List<String> USUAL_PATHS = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable");

    private Chromium() {}

    /** The running browser, or empty where there is none and {@code -De2e.required=true} does not insist on one. */
    static Optional<Browser> running() {
        return Holder.BROWSER;
    }

    private static Optional<Path> executable() {
        var named = Stream.of(System.getProperty("e2e.browser"), System.getenv("E2E_BROWSER"))
                .filter(path -> path != null && !path.isBlank());
        return Stream.concat(named, USUAL_PATHS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .or(Chromium::downloadedEarlier);
    }

    private static Optional<Path> downloadedEarlier() {
        var cache = Path.of(System.getProperty("user.home"), ".cache", "ms-playwright");
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (var files = Files.find(
                cache,
                4,
                (path, _) -> List.of("chrome", "headless_shell").contains(name(path)) && Files.isExecutable(path))) {
            return files.findFirst();
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static Optional<Browser> start() {
        var path = executable();
        if (path.isEmpty()) {
            if (Boolean.getBoolean("e2e.required")) {
                throw new IllegalStateException("No Chromium found; set E2E_BROWSER to its path");
            }
            System.err.println("BROWSER TESTS SKIPPED: no Chromium found; set E2E_BROWSER to its path");
            return Optional.empty();
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Embeds have to work where cookies of third parties are blocked; nothing of ours may need them.
        // The sandbox needs what containers and root do not have; the tests open only this server's own pages.
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path.get())
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-dev-shm-usage", "--disable-gpu", "--test-third-party-cookie-phaseout")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return Optional.of(browser);
    }

    private static final class Holder {
        static final Optional<Browser> BROWSER = start();
    }
}
