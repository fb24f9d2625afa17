package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import io.restormel.keys.provider.VerificationResult.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both elements by the rules of axe. */
class EmbedAccessibilityIT extends EmbedStage {

    private static final Path AXE = Path.of("widgets", "node_modules", "axe-core", "axe.min.js");

    private void obeysAxe() {
        then((String) page().evaluate("async () => JSON.stringify((await axe.run()).violations.map(({ id, nodes }) =>"
                        + " [id, ...nodes.map((node) => node.target.join() + ' ' + node.failureSummary)]))"))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"light, en", "dark, en", "light, ar", "dark, ar"})
    void axe_finds_nothing_in_any_state(String theme, String language) throws IOException {
        Assumptions.assumeTrue(Files.exists(AXE), "axe-core is installed with the elements' own tests");
        var broken = newKey();
        providers.answer(broken, Kind.NO_QUOTA);
        session.put("locale", language);
        show(
                ELEMENTS + "<h1>Settings</h1>" + SELECTOR + MANAGER,
                HOST_SCRIPT + "document.documentElement.className = '%s';".formatted(theme));
        ready(2);
        page().evaluate(Files.readString(AXE) + ";0");
        obeysAxe();
        page().locator("rk-key-manager .add").click();
        secret().waitFor();
        obeysAxe();
        secret().fill(broken);
        secret().press("Enter");
        event("rk-key-added");
        obeysAxe();
        page().locator("rk-key-manager .verify").click();
        event("rk-key-verified");
        page().locator("rk-key-manager .remove").click();
        page().locator("rk-key-manager .confirm").waitFor();
        obeysAxe();
        field().click();
        page().keyboard().type("gpt");
        page().locator("rk-model-selector [role=option]").first().waitFor();
        obeysAxe();
    }
}
