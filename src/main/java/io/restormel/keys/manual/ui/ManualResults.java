package io.restormel.keys.manual.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.manual.ManualHit;
import java.util.List;

/** What a search found: each opens its page at the heading. */
final class ManualResults extends Div {

    ManualResults(String words, List<ManualHit> hits) {
        addClassName("manual-results");
        var count = new Paragraph(text("manual.found", hits.size(), words));
        count.getElement().setAttribute("role", "status");
        var list = new OrderedList();
        hits.forEach(hit -> list.add(item(hit)));
        add(count, list);
    }

    private static ListItem item(ManualHit hit) {
        var link = new Anchor(ManualLinks.address(hit.slug(), hit.anchor()), hit.heading());
        var item = new ListItem(link);
        if (!hit.anchor().isEmpty()) {
            var page = new Span(hit.title());
            page.addClassName("muted");
            item.add(page);
        }
        var snippet = new Paragraph(hit.snippet());
        snippet.getElement().setAttribute("lang", "en");
        item.add(snippet);
        return item;
    }
}
