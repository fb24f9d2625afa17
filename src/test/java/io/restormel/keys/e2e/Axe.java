package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The rules of axe for one page. It comes with the elements' own tests; without them, the test that asks is skipped. */
final class Axe {

    private static final Path SCRIPT = Path.of("widgets", "node_modules", "axe-core", "axe.min.js");

    /**
     * What scrolls within Vaadin's tabs has a tabindex of -1 so that nobody gets there with the keyboard; axe takes it
     * for a child that a list of tabs may not have. Nothing else among the tabs is let through.
     */
    private static final String RUN = """
            async (options) => {
              const isScroller = ({ target }) => /^vaadin-tabs\\b.*,#scroll$/.test(target.flat().join());
              const scrollsTabs = ({ id, node }) => id === 'aria-required-children'
                && node.any.every(({ relatedNodes }) => relatedNodes.length > 0 && relatedNodes.every(isScroller));
              return (await axe.run(document, options)).violations
                .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node })))
                .filter((found) => !scrollsTabs(found))
                .map(({ id, node }) => id + ' ' + node.target.join() + ' ' + node.failureSummary);
            }""";

    /** All that WCAG 2.2 asks for at the levels A and AA and axe can see. */
    private static final Map<String, Object> WCAG = Map.of(
            "resultTypes",
            List.of("violations"),
            "runOnly",
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            "rules",
            Map.of("target-size", Map.of("enabled", true)));

    private final Page page;

    private Axe(Page page) {
        this.page = page;
    }

    static Axe on(Page page) throws IOException {
        requireInstalled();
        page.evaluate(Files.readString(SCRIPT) + ";0");
        return new Axe(page);
    }

    /** To be asked about each page that this tab opens from now on. */
    static Axe onEach(Page page) {
        requireInstalled();
        page.addInitScript(SCRIPT);
        return new Axe(page);
    }

    /** Skips without it, or fails where {@code -De2e.required=true} insists. */
    private static void requireInstalled() {
        boolean installed = Files.exists(SCRIPT);
        if (!installed && Boolean.getBoolean("e2e.required")) {
            throw new IllegalStateException("This needs axe-core: scripts/test-widgets --build-only installs it");
        }
        Assumptions.assumeTrue(installed, "axe-core is installed with the elements' own tests");
    }

    void findsNothing(String when) {
        then(found(Map.of())).as(when).isEmpty();
    }

    /** What is against WCAG 2.2 AA. */
    List<String> violations() {
        return found(WCAG);
    }

    /** Of these rules only: those for which the colours or the width matter. */
    List<String> violationsOf(String... rules) {
        return found(Map.of(
                "resultTypes", List.of("violations"), "runOnly", Map.of("type", "rule", "values", List.of(rules))));
    }

    @SuppressWarnings("unchecked")
    private List<String> found(Map<String, Object> options) {
        return (List<String>) page.evaluate(RUN, options);
    }
}
