package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import io.restormel.keys.platform.ApplicationException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the product says in English, to a page in the viewer's language: refusals of services, reasons of decisions, answers
 * of providers. The bundle {@code phrase} has each such sentence with places for its values; it is known by its English,
 * since that is what the API says and what rows keep. Moments are told in the viewer's zone. What nobody here says, such as
 * a provider's own words, stays as it is otherwise.
 * Safe for use by several threads. See docs/decisions.
 */
public final class Phrases {

    private static final String KEYS = "phrase.";

    /** Conditions are so short, "{0} is {1}", that they count within conditions only. */
    private static final String CLAUSE = "clause.";

    private static final String CONDITION = "condition.";

    /** Names, and no sentences. */
    private static final String FIELD = "field.";

    private static final List<Phrase> ALL = Texts.english("phrase").entrySet().stream()
            .map(text -> Phrase.of(text.getKey(), text.getValue()))
            .sorted()
            .toList();

    private static final List<Phrase> CLAUSES =
            ALL.stream().filter(phrase -> phrase.key().startsWith(CLAUSE)).toList();

    private static final List<Phrase> SENTENCES = ALL.stream()
            .filter(phrase -> !phrase.key().startsWith(CLAUSE) && !phrase.key().startsWith(FIELD))
            .toList();

    private Phrases() {}

    /** A refusal, as a sentence that tells the field at fault, if there is one. */
    public static String of(ApplicationException refusal) {
        return dated(of(Texts.language(), refusal));
    }

    static String of(Locale language, ApplicationException refusal) {
        var problem = namelessProblem(refusal);
        return problem.isEmpty() || language.equals(Locale.ENGLISH)
                ? said(language, refusal.getMessage(), SENTENCES)
                : field(language, String.valueOf(refusal.details().get("field"))) + " "
                        + said(language, problem.get(), SENTENCES);
    }

    /** As above, without the field where the sentence begins with it: {@code is required}. */
    public static String problem(ApplicationException refusal) {
        return of(namelessProblem(refusal).orElseGet(refusal::getMessage));
    }

    /** A sentence, with moments as the clock of the viewer shows them. */
    public static String of(String english) {
        return dated(of(Texts.language(), english));
    }

    static String of(Locale language, String english) {
        return said(language, english, SENTENCES);
    }

    /** When a step applies, as the engine reads its conditions back. */
    public static String condition(String english) {
        return said(Texts.language(), english, CLAUSES);
    }

    private static String dated(String sentence) {
        var ui = UI.getCurrent();
        return TimeText.inSentence(sentence, ui == null ? ZoneOffset.UTC : TimeText.zoneOf(ui));
    }

    private static Optional<String> namelessProblem(ApplicationException refusal) {
        return Optional.ofNullable(refusal.details().get("field"))
                .map(field -> field + " ")
                .filter(refusal.getMessage()::startsWith)
                .map(field -> refusal.getMessage().substring(field.length()));
    }

    private static String said(Locale language, String english, List<Phrase> phrases) {
        if (language.equals(Locale.ENGLISH)) {
            return english;
        }
        for (var phrase : phrases) {
            var values = phrase.valuesIn(english);
            if (values.isPresent()) {
                var within =
                        phrase.key().startsWith(CLAUSE) || phrase.key().startsWith(CONDITION) ? CLAUSES : SENTENCES;
                return Texts.text(
                        language,
                        KEYS + phrase.key(),
                        values.get().stream()
                                .map(value -> value(language, value, within))
                                .toArray());
            }
        }
        return english;
    }

    private static String value(Locale language, String value, List<Phrase> within) {
        if (!value.matches("\\d{1,15}(\\.\\d{1,15})?")) {
            return said(language, value, within);
        }
        var number = new BigDecimal(value);
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number);
    }

    /** How forms call a field of the API, {@code ipRanges[0]}; its own name when they have none for it. */
    private static String field(Locale language, String path) {
        var name = path.replaceAll("\\[\\d+]", "");
        var last = name.substring(name.lastIndexOf('.') + 1);
        return Texts.find(language, KEYS + FIELD, last).orElse(path);
    }
}
