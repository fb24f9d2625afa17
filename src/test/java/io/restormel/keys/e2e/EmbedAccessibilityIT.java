package io.restormel.keys.e2e;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both elements by the rules of axe. */
class EmbedAccessibilityIT extends EmbedStage {

    @ParameterizedTest
    @CsvSource({"light, en", "dark, en", "light, ar", "dark, ar"})
    void axe_finds_nothing_in_any_state(String theme, String language) throws IOException {
        session.put("locale", language);
        show(
                ELEMENTS + "<h1>Settings</h1>" + SELECTOR + MANAGER,
                HOST_SCRIPT + "document.documentElement.className = '%s';".formatted(theme));
        ready(2);
        axeFindsNothingInAnyState();
    }
}
