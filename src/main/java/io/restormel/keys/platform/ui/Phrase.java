package io.restormel.keys.platform.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sentence with places for values, by which what was made from it is known again. Those that say more themselves go first.
 *
 * @param key its key in the bundle
 * @param form of the sentences made from it
 * @param places the number of each place, in the order in which they come
 * @param said how many characters are not places
 */
record Phrase(String key, Pattern form, List<Integer> places, int said) implements Comparable<Phrase> {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static final Comparator<Phrase> ORDER =
            Comparator.comparingInt(Phrase::said).reversed().thenComparing(Phrase::key);

    /** Conditions in brackets and values in quotes are one thing, whatever they hold; brackets may lie in brackets. */
    private static final String PARTS = parts(4);

    static Phrase of(String key, String english) {
        var value = key.startsWith("clause.") ? "(" + PARTS + "*)" : "(.*?)";
        var form = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        int end = 0;
        var place = PLACE.matcher(english);
        while (place.find()) {
            form.append(Pattern.quote(english.substring(end, place.start()))).append(value);
            places.add(Integer.valueOf(place.group(1)));
            end = place.end();
        }
        form.append(Pattern.quote(english.substring(end)));
        return new Phrase(
                key,
                Pattern.compile(form.toString(), Pattern.DOTALL),
                List.copyOf(places),
                PLACE.matcher(english).replaceAll("").length());
    }

    private static String parts(int depth) {
        var within = depth == 0 ? "[^()]*" : parts(depth - 1) + "*";
        return "(?:“[^”]*”|\\(" + within + "\\)|[^“”()])";
    }

    /** The values of a sentence in the order of their numbers; empty when it was not made from this. */
    Optional<List<String>> valuesIn(String sentence) {
        var match = form.matcher(sentence);
        if (!match.matches()) {
            return Optional.empty();
        }
        var values = new ArrayList<>(Collections.nCopies(places.size(), ""));
        for (int i = 0; i < places.size(); i++) {
            values.set(places.get(i), match.group(i + 1));
        }
        return Optional.of(values);
    }

    @Override
    public int compareTo(Phrase other) {
        return ORDER.compare(this, other);
    }
}
