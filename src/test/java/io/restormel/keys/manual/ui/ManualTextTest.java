package io.restormel.keys.manual.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import io.restormel.keys.manual.Manual;
import io.restormel.keys.manual.ManualHeading;
import io.restormel.keys.manual.ManualPage;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class ManualTextTest {

    private static final Pattern LINK = Pattern.compile("href=\"docs/([^\"#]*)(?:#([^\"]*))?\"");

    private final Manual manual = new Manual();

    private String html(ManualPage page) {
        var article = new Div();
        ManualText.append(article.getElement(), page, new ManualLinks(manual));
        return article.getElement().getOuterHTML();
    }

    private String html(String markdown) {
        return html(new ManualPage(
                "x", "X", "", List.of(), List.of(), Parser.builder().build().parse(markdown)));
    }

    @Test
    void html_in_a_page_is_text_and_links_that_run_something_are_none() {
        assertThat(html("<script>alert(1)</script>\n\nA <b onclick=x>bold</b> [link](javascript:alert) word."))
                .contains("&lt;script&gt;", "&lt;b onclick=x&gt;")
                .doesNotContain("<script", "<b ", "<a");
    }

    @Test
    void links_go_to_pages_of_the_dashboard_and_what_is_not_served_is_just_named() {
        assertThat(html("[ops](operations.md#behind-tls), [why](decisions/0001-dependencies.md), [here](#there)"))
                .contains("href=\"docs/operations#behind-tls\"", "why", "href=\"docs/x#there\"")
                .doesNotContain("decisions");
    }

    @Test
    void each_link_between_pages_leads_to_a_heading_that_is_there() {
        for (var page : manual.pages()) {
            LINK.matcher(html(page)).results().forEach(link -> {
                var target = manual.find(link.group(1));
                assertThat(target).as("%s in %s", link.group(), page.slug()).isPresent();
                if (link.group(2) != null) {
                    assertThat(target.orElseThrow().headings())
                            .as("%s in %s", link.group(), page.slug())
                            .extracting(ManualHeading::anchor)
                            .contains(link.group(2));
                }
            });
        }
    }
}
