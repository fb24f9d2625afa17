package io.restormel.keys.manual;

import java.util.List;
import org.commonmark.node.Node;

/**
 * One page of the documentation. Not changed once it is read, although {@link Node} could be.
 *
 * @param slug what the address calls it: its file's name without the ending
 * @param summary the first sentence
 * @param headings those below the title, in order
 * @param passages the whole text, in order, the first of them before any heading
 */
public record ManualPage(
        String slug,
        String title,
        String summary,
        List<ManualHeading> headings,
        List<Passage> passages,
        Node document) {

    public ManualPage {
        headings = List.copyOf(headings);
        passages = List.copyOf(passages);
    }

    /**
     * The text from one heading to the next.
     *
     * @param anchor of the heading; empty before the first one
     */
    record Passage(String anchor, String heading, String text) {}
}
