package io.restormel.keys.platform.ui;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/restormel/keys");
    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    /** Features whose texts are still in their code. */
    private static final Set<String> UNTRANSLATED = Set.of();

    /** Scripts, headers and code to paste, which no language has a say in. */
    private static final Set<String> NO_WORDS = Set.of(
            "AppShell.java",
            "ColorSchemeChoice.java",
            "ConnectSnippet.java",
            "ContentSecurityPolicy.java",
            "WidgetSnippets.java");

    @Test
    void a_text_is_in_the_language_asked_for_with_its_values_in_place() {
        assertThat(Texts.text(Locale.ENGLISH, "platform.copy", "id")).isEqualTo("Copy id");
        assertThat(Texts.text(Locale.GERMAN, "platform.copy", "id")).isEqualTo("id kopieren");
        assertThat(Texts.text(Locale.GERMAN, "platform.time.days", 1)).isEqualTo("1 Tag");
    }

    @Test
    void a_locale_of_no_bundle_gets_english_and_a_country_its_language() {
        assertThat(Texts.known(Locale.JAPAN)).isEqualTo(Locale.ENGLISH);
        assertThat(Texts.known(Locale.forLanguageTag("de-AT"))).isEqualTo(Locale.GERMAN);
    }

    @Test
    void an_unknown_key_is_a_mistake() {
        assertThatThrownBy(() -> Texts.text("platform.nothing.such")).hasMessageContaining("platform.nothing.such");
    }

    @Test
    void each_language_has_each_text_with_the_same_places() {
        for (var feature : features()) {
            var english = bundle(feature + ".properties");
            for (var language : Texts.LANGUAGES.subList(1, Texts.LANGUAGES.size())) {
                var other = bundle(feature + "_" + language.getLanguage() + ".properties");
                assertThat(other.stringPropertyNames()).as(feature).isEqualTo(english.stringPropertyNames());
                for (var key : english.stringPropertyNames()) {
                    assertThat(places(other.getProperty(key)))
                            .as("%s.%s in %s", feature, key, language)
                            .isEqualTo(places(english.getProperty(key)));
                }
            }
        }
    }

    @Test
    void no_view_has_a_text_of_its_own() throws IOException {
        var found = new ArrayList<String>();
        for (var view : views()) {
            if (!UNTRANSLATED.contains(feature(view))
                    && !NO_WORDS.contains(view.getFileName().toString())) {
                VisibleStrings.of(view).prose().forEach(text -> found.add(view.getFileName() + ": " + text));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void each_key_in_the_code_has_a_text_and_each_text_is_used() throws IOException {
        var used = new TreeSet<String>();
        for (var view : views()) {
            used.addAll(VisibleStrings.of(view).keys());
        }
        var beginnings = used.stream().filter(key -> key.endsWith(".")).toList();
        var known = new TreeSet<String>();
        for (var feature : features()) {
            bundle(feature + ".properties").stringPropertyNames().forEach(key -> known.add(feature + "." + key));
        }
        assertThat(used.stream()
                        .filter(key -> features().contains(key.substring(0, key.indexOf('.'))))
                        .filter(key -> !key.endsWith(".")))
                .isSubsetOf(known);
        // Of phrases, PhrasesTest says so.
        assertThat(known.stream()
                        .filter(key -> !key.startsWith("phrase."))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                        .toList())
                .isSubsetOf(used);
    }

    private static List<Path> views() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SOURCES.relativize(file).getNameCount() == 3)
                    .filter(file ->
                            SOURCES.relativize(file).getName(1).toString().equals("ui"))
                    .sorted()
                    .toList();
        }
    }

    private static String feature(Path view) {
        return SOURCES.relativize(view).getName(0).toString();
    }

    private static Set<String> features() {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("(_.*)?\\.properties", ""))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties bundle(String name) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1)).collect(toCollection(TreeSet::new));
    }
}
