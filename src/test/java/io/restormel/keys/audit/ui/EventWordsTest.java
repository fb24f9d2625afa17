package io.restormel.keys.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.restormel.keys.audit.AuditWords;
import io.restormel.keys.audit.ChainCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWordsTest {

    private static final Pattern ENTRY = Pattern.compile("AuditEntry\\s*\\.of\\(\\s*\"([a-z_]+)\",\\s*\"([a-z_]+)\"");

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

    /** As they are written in the sources; whoever adds one adds its words. */
    @Test
    void every_event_of_this_version_has_words() throws IOException {
        var texts = ResourceBundle.getBundle("i18n/audit", Locale.GERMAN);
        var known = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                ENTRY.matcher(Files.readString(file)).results().forEach(found -> {
                    known.add("action." + camel(found.group(1)));
                    known.add("type." + camel(found.group(2)));
                });
            }
        }
        assertThat(known).hasSizeGreaterThan(30);
        assertThat(texts.keySet()).containsAll(known);
    }

    private static String camel(String name) {
        return Pattern.compile("_(.)")
                .matcher(name)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
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
