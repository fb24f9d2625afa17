package io.restormel.keys.platform.ui;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.platform.ApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/restormel/keys");

    /** Features that have no pages, though pages show what they say. */
    private static final Set<String> HEARD = Set.of("engine", "provider", "resolve", "whatif");

    /** What answers over HTTP alone, and what reads a request's body. */
    private static final Pattern OF_THE_API = Pattern.compile(
            ".*(Advice|Body|Controller|Cursor|Filter|Graph|Json|Query|Bundle|Security|SignIn|Valve)\\.java");

    /** Whose sentences are for the log, for API clients, for other pages than the dashboard's, or names of samples. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "audit/ChainCheck.java", // in the bundle of its feature, by name
            "catalog/CatalogLoader.java",
            "catalog/CatalogParser.java",
            "catalog/CatalogRefusedException.java",
            "catalog/JsonFields.java",
            "credential/OpenRouterActivity.java",
            "embed/PlainPage.java",
            "embed/ServerFeed.java",
            "onboarding/SampleProject.java",
            "policy/LimitWords.java", // of which only amounts are shown
            "policy/TargetReader.java",
            "project/Dependants.java",
            "resolve/DecisionMeters.java",
            "usage/ResolveCommand.java",
            "usage/UsageRange.java");

    /** Of the platform, pages show what every service may say. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("ApplicationException.java", "StorableText.java");

    /** What programs read: settings, headers, codes of providers, facts with their names. */
    private static final Pattern NO_SENTENCE = Pattern.compile(
            ".*\\w=(\\{}|end_user).*|camera=.*|Basic \\{}|Bearer \\{}|CONNECT (?s:.*)|Proxy-Authorization.*|keys required"
                    + "|(incorrect |invalid )?api key( not valid)?|(credit|insufficient) balance.*|missing scopes"
                    + "|reported as leaked|A test from Restormel Keys");

    @Test
    void a_refusal_is_said_with_its_field_and_its_values() {
        var wrong = ApplicationException.invalid("overlapHours", "must be from 0 to " + 1680);
        assertThat(Phrases.of(Locale.GERMAN, wrong)).isEqualTo("Übergangszeit muss zwischen 0 und 1.680 liegen");
        assertThat(Phrases.of(Locale.ENGLISH, wrong)).isEqualTo("overlapHours must be from 0 to 1680");
        assertThat(Phrases.of(Locale.GERMAN, new ApplicationException.Stale("The environment")))
                .isEqualTo(
                        "Die Umgebung wurde inzwischen von jemand anderem geändert; laden Sie neu und versuchen Sie es"
                                + " noch einmal");
    }

    @Test
    void a_reason_that_was_recorded_in_english_is_read_in_german() {
        assertThat(german("No usable key for openai: the monthly cap of 10.50 USD of credential “Main” is reached"))
                .isEqualTo(
                        "Kein nutzbarer Schlüssel für openai: die Monatsobergrenze von 10,50 USD der Zugangsdaten „Main“"
                                + " ist erreicht");
        assertThat(german(
                        "The circuit of openai was opened by hand at 2026-11-21T12:00:00Z: Opened by hand: An outage; it"
                                + " stays open until somebody resets it"))
                .isEqualTo(
                        "Die Sicherung von openai wurde von Hand geöffnet am 2026-11-21T12:00:00Z: Von Hand geöffnet: An"
                                + " outage; sie bleibt offen, bis jemand sie zurücksetzt");
        assertThat(german("The circuit of openai was opened by hand at 2026-11-21T12:00:00Z; tried again at"
                        + " 2026-11-21T13:00:00Z"))
                .isEqualTo("Die Sicherung von openai wurde von Hand geöffnet am 2026-11-21T12:00:00Z; nächster Versuch"
                        + " 2026-11-21T13:00:00Z");
        assertThat(german("12 of 20 calls failed in the last 60 s"))
                .isEqualTo("12 von 20 Aufrufen schlugen fehl (in den letzten 60 s)");
    }

    @Test
    void conditions_keep_values_as_they_are() {
        assertThat(german(
                        "Does not apply unless (task is one of “search and find”, “a is b” or plan is not given) and not (the"
                                + " model can do vision)"))
                .isEqualTo(
                        "Gilt nur, wenn: (task ist eines von “search and find”, “a is b” oder plan ist nicht angegeben)"
                                + " und nicht (das Modell kann vision)");
        assertThat(german("Chat is ready and open")).isEqualTo("Chat is ready and open");
    }

    @Test
    void moments_are_told_as_people_read_them() {
        assertThat(Phrases.of("The circuit of openai is open since 2026-11-21T12:00:00.123Z: 5 of 5 calls failed; it"
                        + " stays open until somebody resets it"))
                .isEqualTo("The circuit of openai is open since Sat 21 Nov 2026, 12:00:00 Z: 5 of 5 calls failed; it"
                        + " stays open until somebody resets it");
        assertThat(Phrases.of("task is “2026-11-21T12:00:00Z”")).isEqualTo("task is “2026-11-21T12:00:00Z”");
    }

    @Test
    void what_others_said_stays_as_it_is() {
        assertThat(german("upstream connect error")).isEqualTo("upstream connect error");
    }

    @Test
    void each_phrase_is_known_as_itself() {
        Texts.english("phrase").forEach((key, english) -> {
            if (!key.startsWith("field.") && !key.startsWith("clause.")) {
                var values = IntStream.range(0, 5).mapToObj(i -> "V" + i).toArray();
                assertThat(german(Texts.text(Locale.ENGLISH, "phrase." + key, values)))
                        .as(key)
                        .isEqualTo(Texts.text(Locale.GERMAN, "phrase." + key, values));
            }
        });
    }

    @Test
    void each_sentence_that_a_service_may_say_is_a_phrase_and_each_phrase_is_said() throws IOException {
        var phrases = Texts.english("phrase");
        var known = phrases.values().stream().map(SpokenEnglish::unnumbered).collect(toSet());
        var said = new HashSet<String>();
        var missing = new TreeMap<String, Set<String>>();
        SpokenEnglish.of(services()).forEach((source, sentences) -> {
            said.addAll(sentences);
            var unknown = new TreeSet<>(sentences);
            unknown.removeIf(sentence ->
                    known.contains(sentence) || NO_SENTENCE.matcher(sentence).matches());
            if (!unknown.isEmpty()) {
                missing.put(source, unknown);
            }
        });
        assertThat(missing).isEmpty();
        assertThat(phrases.entrySet().stream()
                        .filter(phrase -> !phrase.getKey().matches("(field|word)\\..*|clause.group"))
                        .filter(phrase -> !said.contains(SpokenEnglish.unnumbered(phrase.getValue())))
                        .map(Map.Entry::getKey)
                        .sorted())
                .isEmpty();
    }

    @Test
    void no_page_shows_a_refusal_in_the_english_of_the_api() throws IOException {
        List<String> found;
        try (var files = sources()) {
            found = files.filter(
                            file -> Objects.requireNonNull(file.getParent()).endsWith("ui"))
                    .filter(file -> !file.endsWith("Phrases.java"))
                    .filter(file -> read(file).contains("getMessage()"))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
        assertThat(found).isEmpty();
    }

    private static String german(String english) {
        return Phrases.of(Locale.GERMAN, english);
    }

    private static List<Path> services() throws IOException {
        try (var files = sources()) {
            return files.filter(
                            file -> !Objects.requireNonNull(file.getParent()).endsWith("ui"))
                    .filter(file -> isHeard(SOURCES.relativize(file)))
                    .filter(file ->
                            !OF_THE_API.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !NOT_SHOWN.contains(SOURCES.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHeard(Path file) {
        var feature = file.getName(0).toString();
        return file.getNameCount() == 2
                && (!feature.equals("platform")
                        || OF_THE_PLATFORM.contains(file.getFileName().toString()))
                && (HEARD.contains(feature)
                        || Files.isDirectory(SOURCES.resolve(feature).resolve("ui")));
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(SOURCES).filter(file -> file.toString().endsWith(".java"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
