package io.restormel.keys.manual;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for words in the whole documentation, which is small enough to be read from front to back each time. */
final class ManualSearch {

    private static final int IN_TITLE = 20;
    private static final int IN_HEADING = 10;
    private static final int BEFORE = 60;
    private static final int AFTER = 120;

    private final List<String> words;

    ManualSearch(String typed) {
        words = Stream.of(typed.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private record Found(ManualHit hit, int worth) {}

    List<ManualHit> in(Collection<ManualPage> pages, int limit) {
        if (words.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        for (var page : pages) {
            for (var passage : page.passages()) {
                int worth = worth(page, passage);
                if (worth > 0) {
                    found.add(new Found(hit(page, passage), worth));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::worth).reversed())
                .limit(limit)
                .map(Found::hit)
                .toList();
    }

    /** Zero where a word is missing. A title counts for the page's beginning only, or all its passages would be found. */
    private int worth(ManualPage page, ManualPage.Passage passage) {
        var title = passage.anchor().isEmpty() ? page.title().toLowerCase(Locale.ROOT) : "";
        var heading = passage.heading().toLowerCase(Locale.ROOT);
        var text = passage.text().toLowerCase(Locale.ROOT);
        int worth = 0;
        for (var word : words) {
            int here = (title.contains(word) ? IN_TITLE : 0)
                    + (heading.contains(word) ? IN_HEADING : 0)
                    + Math.min(IN_HEADING - 1, count(text, word));
            if (here == 0) {
                return 0;
            }
            worth += here;
        }
        return worth;
    }

    private static int count(String text, String word) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            count++;
        }
        return count;
    }

    private ManualHit hit(ManualPage page, ManualPage.Passage passage) {
        var heading = passage.anchor().isEmpty() ? page.title() : passage.heading();
        return new ManualHit(page.slug(), page.title(), passage.anchor(), heading, snippet(passage.text()));
    }

    /** Around the first of the words, from blank to blank. */
    private String snippet(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        int at = words.stream()
                .mapToInt(lower::indexOf)
                .filter(place -> place >= 0)
                .min()
                .orElse(0);
        int from = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
        int to = at + AFTER >= text.length() ? text.length() : text.lastIndexOf(' ', at + AFTER);
        if (to <= from) {
            to = Math.min(text.length(), from + AFTER);
        }
        return (from > 0 ? "… " : "") + text.substring(from, to) + (to < text.length() ? " …" : "");
    }
}
