package io.restormel.keys.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.restormel.keys.audit.AuditWords;
import io.restormel.keys.audit.ChainCheck;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWordsTest {

    @AfterEach
    void no_page() {
        UI.setCurrent(null);
    }

    private static void inGerman() {
        var ui = new UI();
        ui.setLocale(Locale.GERMAN);
        UI.setCurrent(ui);
    }

    @Test
    void what_happened_is_told_in_the_language_of_the_page() {
        inGerman();
        assertThat(EventWords.action("route_rolled_back")).isEqualTo("Route zurückgerollt");
        assertThat(EventWords.type("gateway_key")).isEqualTo("Gateway-Schlüssel");
    }

    @Test
    void what_no_bundle_knows_is_told_as_its_name_says() {
        inGerman();
        assertThat(EventWords.action("moon_landed_on")).isEqualTo("Moon landed on");
    }

    @Test
    void the_english_words_are_those_of_the_api() {
        var texts = ResourceBundle.getBundle("i18n/audit", Locale.ROOT);
        for (var key : texts.keySet()) {
            if (key.startsWith("action.") || key.startsWith("type.")) {
                var name = key.substring(key.indexOf('.') + 1).replaceAll("([A-Z])", "_$1");
                assertThat(texts.getString(key)).isEqualTo(AuditWords.words(name.toLowerCase(Locale.ROOT)));
            }
        }
        for (var problem : ChainCheck.Problem.values()) {
            assertThat(EventWords.problem(problem)).isEqualTo(problem.text());
        }
    }
}
