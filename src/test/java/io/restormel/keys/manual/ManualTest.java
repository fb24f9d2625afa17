package io.restormel.keys.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManualTest {

    private final Manual manual = new Manual();

    @Test
    void the_pages_of_the_repository_are_served_and_decisions_are_not() {
        assertThat(manual.find("operations")).get().satisfies(page -> {
            assertThat(page.title()).isEqualTo("Operations");
            assertThat(page.headings()).extracting(ManualHeading::anchor).contains("the-jar", "behind-tls");
        });
        assertThat(manual.pages()).extracting(ManualPage::slug).noneMatch(slug -> slug.contains("0001"));
        assertThat(manual.pages()).allSatisfy(page -> assertThat(page.summary()).isNotEmpty());
    }

    @Test
    void each_page_is_in_one_chapter() {
        var chapters = List.of(ManualPart.values()).stream()
                .flatMap(part -> manual.pages(part).stream())
                .toList();
        assertThat(chapters).containsExactlyInAnyOrderElementsOf(manual.pages());
    }

    @Test
    void headings_that_say_the_same_have_anchors_of_their_own() {
        var page = PageReader.read("x", "# X\n\nOne.\n\n## Ask `it`: now\n\n### Ask it now\n");
        assertThat(page.headings()).extracting(ManualHeading::anchor).containsExactly("ask-it-now", "ask-it-now-1");
    }

    @Test
    void a_search_leads_to_the_heading_that_has_all_words_and_shows_them() {
        var hits = manual.search("Overlap ROTATE", 5);
        assertThat(hits)
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.snippet()).isNotEmpty());
        assertThat(manual.search("operations", 3).getFirst().slug()).isEqualTo("operations");
        assertThat(manual.search("nosuchword operations", 3)).isEmpty();
        assertThat(manual.search("  ", 3)).isEmpty();
    }

    @Test
    void each_page_that_offers_help_leads_to_a_heading_that_is_there() throws IOException {
        var help = Pattern.compile("withHelp\\(\"docs/?([^\"#]*)#?([^\"]*)\"\\)");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith("View.java")).toList()) {
                help.matcher(Files.readString(file))
                        .results()
                        .forEach(link -> assertThat(leads(link))
                                .as("%s in %s", link.group(), file)
                                .isTrue());
            }
        }
    }

    /** Also those that only the repository can follow, such as the decisions. */
    @Test
    void each_link_of_the_repositorys_pages_leads_to_a_file_and_a_heading() throws IOException {
        var link = Pattern.compile("\\]\\((?!http)([^)#]*)(?:#([^)]*))?\\)");
        try (var files = Files.list(Path.of("docs"))) {
            var pages = Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), files)
                    .filter(file -> file.toString().endsWith(".md"));
            for (var page : pages.toList()) {
                for (var found : link.matcher(Files.readString(page)).results().toList()) {
                    var target = found.group(1).isEmpty() ? page : page.resolveSibling(found.group(1));
                    assertThat(target).as("%s in %s", found.group(), page).exists();
                    if (found.group(2) != null) {
                        assertThat(PageReader.read("x", Files.readString(target))
                                        .headings())
                                .as("%s in %s", found.group(), page)
                                .extracting(ManualHeading::anchor)
                                .contains(found.group(2));
                    }
                }
            }
        }
    }

    private boolean leads(MatchResult link) {
        return link.group(1).isEmpty()
                || manual.find(link.group(1))
                        .filter(page -> link.group(2).isEmpty()
                                || page.headings().stream()
                                        .anyMatch(heading -> heading.anchor().equals(link.group(2))))
                        .isPresent();
    }
}
