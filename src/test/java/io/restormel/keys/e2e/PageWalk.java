package io.restormel.keys.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.restormel.keys.e2e.ScreenshotTaker.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Goes from page to page in a browser of its own, looks at each in every way, and remembers what is wrong. */
final class PageWalk implements AutoCloseable {

    private static final String LAYOUT = script("layout.js");

    /** Whatever the page had to fetch is there. */
    private static final String SETTLED = """
            () => document.querySelector('h1, .empty-state h2')
              && document.fonts.status === 'loaded'
              && [...document.querySelectorAll('vaadin-grid')].every((grid) => !grid.loading)
              && """ + BrowserPage.IDLE;

    /** No component fades from one scheme to the other any more, which takes long on a busy machine. */
    private static final String FADED = """
            () => {
              const still = (root) => root.getAnimations().every((each) => !(each instanceof CSSTransition))
                && [...root.querySelectorAll('*')].every((each) => !each.shadowRoot || still(each.shadowRoot));
              return still(document);
            }""";

    private final Complaints complaints = new Complaints();
    private final BrowserContext context;
    private final Page page;
    private final Axe axe;
    private final String origin;
    private final String state;
    private final List<String> findings;
    private int told;

    /**
     * @param locale what the browser asks for
     * @param state what the pictures are called after their page, such as {@code filled}
     * @param findings gets a line for each thing that is wrong with a page
     */
    PageWalk(String origin, String locale, String state, List<String> findings) {
        this.origin = origin;
        this.state = state;
        this.findings = findings;
        context = Chromium.running()
                .orElseThrow()
                .newContext(new NewContextOptions()
                        .setViewportSize(Look.WIDE, 900)
                        .setLocale(locale)
                        .setTimezoneId("Europe/Berlin")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(30_000);
        complaints.listenTo(context);
        page = context.newPage();
        axe = Axe.onEach(page);
    }

    /** Complaints of the browser that contain this text are expected. */
    PageWalk allowing(String... parts) {
        List.of(parts).forEach(complaints::allow);
        return this;
    }

    /** In whatever language. */
    void signIn() {
        open("login");
        page.locator("input[name=username]").fill(Dashboard.EMAIL);
        page.locator("input[name=password]").fill(Dashboard.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(origin + "/");
    }

    void open(String path) {
        page.navigate(origin + "/" + path);
        page.waitForFunction(SETTLED);
    }

    /** The page that is open says these words. */
    void expect(String name, String words) {
        try {
            page.getByText(words).first().waitFor();
        } catch (TimeoutError _) {
            note(name + " " + state, List.of("does not say “" + words + "”"));
        }
    }

    /** Looks at the page that is open, wide and narrow, light and dark. */
    void look(String name) {
        for (var look : Look.ALL) {
            look.applyTo(page);
            note(name + " " + state + " " + look, against(look));
            ScreenshotTaker.take(page, name + "-" + state, look);
        }
        Look.ALL.getFirst().applyTo(page);
        var heard = complaints.unexpected();
        note(name + " " + state, heard.subList(told, heard.size()));
        told = heard.size();
    }

    /** Every rule once; those of colours in both themes, those of room where there is least of it. */
    private List<String> against(Look look) {
        if (look.width() == Look.NARROW) {
            return look.isDark() ? List.of() : narrow();
        }
        return look.isDark() ? colours() : axe.violations();
    }

    private List<String> colours() {
        page.waitForFunction(FADED);
        return axe.violationsOf("color-contrast", "link-in-text-block");
    }

    private List<String> narrow() {
        var found = new ArrayList<>(layout());
        found.addAll(axe.violationsOf("target-size"));
        return found;
    }

    /** Looks at the page that is open on a phone only, for what is cut or covered. */
    void fit(String name) {
        Look.ALL.getLast().applyTo(page);
        note(name + " " + state, layout());
        ScreenshotTaker.take(page, name + "-" + state);
    }

    /** Looks at each tab of the page that is open, as {@link #fit} does. */
    void fitTabs(String name) {
        Look.ALL.getLast().applyTo(page);
        var tabs = page.getByRole(AriaRole.TAB);
        for (int i = 0; i < tabs.count(); i++) {
            tabs.nth(i).click();
            page.waitForFunction(SETTLED);
            fit(name + "-tab-" + (i + 1));
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> layout() {
        return (List<String>) page.evaluate(LAYOUT);
    }

    private void note(String where, List<String> wrong) {
        wrong.forEach(each -> findings.add(where + ": " + each));
    }

    @Override
    public void close() {
        context.close();
    }

    private static String script(String name) {
        try (var file = PageWalk.class.getResourceAsStream("/e2e/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
