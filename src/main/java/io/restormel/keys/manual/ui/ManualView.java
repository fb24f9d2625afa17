package io.restormel.keys.manual.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.manual.Manual;
import io.restormel.keys.manual.ManualPage;
import io.restormel.keys.manual.ManualPart;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Texts;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One page of the documentation, or all of them by chapter; a search over all stands above both. */
@Route(value = "docs", layout = MainLayout.class)
@RouteAlias(value = "docs/:page", layout = MainLayout.class)
@Menu(title = "manual.page", order = 39, icon = Icons.BOOK)
@StyleSheet("assets/styles/manual.css")
@PermitAll
final class ManualView extends PageLayout implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_FOUND = 20;
    private static final int PAUSE_IN_TYPING = 200;

    private final Manual manual;
    private final TextField search = new TextField();
    private final Article article = new Article();
    private final Div body = new Div();
    private @Nullable ManualPage page;

    ManualView(Manual manual) {
        super(text("manual.page"), text("manual.explanation"));
        this.manual = manual;
        search.setPlaceholder(text("manual.search"));
        search.setAriaLabel(text("manual.search"));
        search.setPrefixComponent(Icons.of(Icons.SEARCH));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE_IN_TYPING);
        search.addValueChangeListener(_ -> show());
        search.addClassName("manual-search");
        header().withActions(search);
        body.addClassName("manual");
        article.addClassName("manual-article");
        add(body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        page = event.getRouteParameters()
                .get("page")
                .map(slug -> manual.find(slug).orElseThrow(NotFoundException::new))
                .orElse(null);
        var query = event.getLocation().getQueryParameters();
        search.setValue(query.getSingleParameter("q").orElse(""));
        show();
        scrollToHeading(query.getSingleParameter("at").orElse(""));
    }

    private void show() {
        header().setTitle(page == null ? text("manual.page") : page.title());
        header().setExplanation(explanation());
        article.removeAll();
        article.getElement().removeAllChildren();
        article.getElement().setAttribute("lang", "en");
        body.removeAll();
        body.setClassName("manual-alone", page == null);
        if (page != null) {
            body.add(new ManualContents(manual, page));
        }
        body.add(article);
        var words = search.getValue().strip();
        if (!words.isEmpty()) {
            article.getElement().removeAttribute("lang");
            article.add(new ManualResults(words, manual.search(words, MOST_FOUND)));
        } else if (page != null) {
            ManualText.append(article.getElement(), page, new ManualLinks(manual));
        } else {
            for (var part : ManualPart.values()) {
                article.add(new H2(ManualContents.title(part)), overview(part));
            }
        }
    }

    /** In other languages that a page is English, so that nobody looks for theirs; the overview says so itself. */
    private String explanation() {
        if (page == null) {
            return text("manual.explanation");
        }
        return Texts.language().equals(Locale.ENGLISH) ? "" : text("manual.inEnglish");
    }

    private UnorderedList overview(ManualPart part) {
        var list = new UnorderedList();
        list.addClassName("manual-overview");
        manual.pages(part)
                .forEach(each -> list.add(new ListItem(
                        new Anchor(ManualLinks.address(each.slug(), ""), each.title()),
                        new Paragraph(each.summary()))));
        return list;
    }

    /**
     * Goes to the heading that the address names, by its fragment or by {@code at}: the browser looked for it before it
     * was there, and the address itself changes only after the page has come.
     */
    private void scrollToHeading(String at) {
        article.getElement().executeJs("""
                        let left = 40;
                        const go = () => {
                          const at = new URLSearchParams(location.search).get('at') ?? '';
                          if (!location.pathname.endsWith($0) || at !== $1) return again();
                          if (at) history.replaceState(history.state, '', location.pathname + '#' + at);
                          const place = location.hash
                            && document.getElementById(decodeURIComponent(location.hash.slice(1)));
                          if (place && place.getClientRects().length) place.scrollIntoView(); else again();
                        };
                        const again = () => { if (left-- > 0) setTimeout(go, 50); };
                        go();
                        """, page == null ? "/docs" : "/docs/" + page.slug(), at);
    }

    @Override
    public String getPageTitle() {
        return page == null ? text("manual.page") : page.title();
    }
}
