package io.restormel.keys.manual.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.manual.Manual;
import io.restormel.keys.manual.ManualPage;
import io.restormel.keys.manual.ManualPart;
import java.util.Locale;

/** The table of contents: all pages by chapter, and below this one its headings. Folds up on a narrow screen. */
final class ManualContents extends Composite<Nav> {

    private final ManualPage open;

    ManualContents(Manual manual, ManualPage open) {
        this.open = open;
        var content = new Div();
        for (var part : ManualPart.values()) {
            var list = new UnorderedList();
            manual.pages(part).forEach(page -> list.add(item(page)));
            var label = new Span(title(part));
            label.addClassName("manual-part");
            content.add(label, list);
        }
        var folded = new NativeDetails(text("manual.contents"), content);
        folded.setOpen(true);
        folded.getElement().executeJs("if (matchMedia('(max-width: 900px)').matches) this.open = false");
        getContent().addClassName("manual-contents");
        getContent().setAriaLabel(text("manual.contents"));
        getContent().add(folded);
    }

    static String title(ManualPart part) {
        return text("manual.part." + part.name().toLowerCase(Locale.ROOT));
    }

    private Component item(ManualPage page) {
        var link = new Anchor(ManualLinks.address(page.slug(), ""), page.title());
        var item = new ListItem(link);
        if (open.slug().equals(page.slug())) {
            link.getElement().setAttribute("aria-current", "page");
            var headings = new UnorderedList();
            page.headings().stream()
                    .filter(heading -> heading.level() == 2)
                    .forEach(heading -> headings.add(new ListItem(
                            new Anchor(ManualLinks.address(page.slug(), heading.anchor()), heading.text()))));
            item.add(headings);
        }
        return item;
    }
}
