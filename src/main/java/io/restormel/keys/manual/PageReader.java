package io.restormel.keys.manual;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/** Reads one page's Markdown. The headings' anchors are GitHub's, so that links work in both places. */
final class PageReader {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern NO_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.)\\s");

    private final Set<String> anchors = new HashSet<>();
    private final List<ManualHeading> headings = new ArrayList<>();
    private final List<ManualPage.Passage> passages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private PageReader() {}

    static ManualPage read(String slug, String markdown) {
        return new PageReader().page(slug, PARSER.parse(markdown));
    }

    private ManualPage page(String slug, Node document) {
        var title = slug;
        var summary = "";
        var last = new ManualHeading(1, "", "");
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                if (heading.getLevel() == 1) {
                    title = PlainText.of(heading);
                    continue;
                }
                endPassage(last);
                last = heading(heading);
                headings.add(last);
            } else {
                var words = PlainText.of(node);
                if (summary.isEmpty() && node instanceof Paragraph) {
                    summary = SENTENCE_END.split(words)[0].replaceAll("[:,]$", ".");
                }
                text.append(words).append(' ');
            }
        }
        endPassage(last);
        return new ManualPage(slug, title, summary, headings, passages, document);
    }

    private void endPassage(ManualHeading heading) {
        passages.add(new ManualPage.Passage(
                heading.anchor(), heading.text(), text.toString().strip()));
        text.setLength(0);
    }

    private ManualHeading heading(Heading heading) {
        var words = PlainText.of(heading);
        var plain =
                NO_ANCHOR.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
        var anchor = plain;
        for (int again = 1; !anchors.add(anchor); again++) {
            anchor = plain + "-" + again;
        }
        return new ManualHeading(heading.getLevel(), words, anchor);
    }
}
