package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The rules of axe for one page. It comes with the elements' own tests; without them, the test that asks is skipped. */
final class Axe {

    private static final Path SCRIPT = Path.of("widgets", "node_modules", "axe-core", "axe.min.js");

    private final Page page;

    private Axe(Page page) {
        this.page = page;
    }

    static Axe on(Page page) throws IOException {
        Assumptions.assumeTrue(Files.exists(SCRIPT), "axe-core is installed with the elements' own tests");
        page.evaluate(Files.readString(SCRIPT) + ";0");
        return new Axe(page);
    }

    void findsNothing(String when) {
        then((String) page.evaluate("async () => JSON.stringify((await axe.run()).violations.map(({ id, nodes }) =>"
                        + " [id, ...nodes.map((node) => node.target.join() + ' ' + node.failureSummary)]))"))
                .as(when)
                .isEqualTo("[]");
    }
}
