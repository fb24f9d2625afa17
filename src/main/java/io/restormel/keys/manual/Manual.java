package io.restormel.keys.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/** All pages of the documentation, packed with this version; read when somebody opens one first. Thread-safe. */
@Service
public class Manual {

    private static final String PAGES = "classpath*:manual/*.md";

    /** The same for every server in this process. */
    private static final class Read {
        static final Map<String, ManualPage> PAGES_BY_SLUG = read();
    }

    /** Chapter by chapter. */
    public List<ManualPage> pages() {
        return List.copyOf(Read.PAGES_BY_SLUG.values());
    }

    public List<ManualPage> pages(ManualPart part) {
        return pages().stream()
                .filter(page -> ManualPart.of(page.slug()) == part)
                .toList();
    }

    public Optional<ManualPage> find(String slug) {
        return Optional.ofNullable(Read.PAGES_BY_SLUG.get(slug));
    }

    /** The passages that have all these words, the best first; those of a title or a heading count for more. */
    public List<ManualHit> search(String words, int limit) {
        return new ManualSearch(words).in(Read.PAGES_BY_SLUG.values(), limit);
    }

    private static Map<String, ManualPage> read() {
        try {
            var pages = new LinkedHashMap<String, ManualPage>();
            Stream.of(new PathMatchingResourcePatternResolver().getResources(PAGES))
                    .map(Manual::read)
                    .sorted(Comparator.comparing((ManualPage page) -> ManualPart.of(page.slug()))
                            .thenComparing(page -> ManualPart.of(page.slug()).place(page.slug()))
                            .thenComparing(ManualPage::title))
                    .forEach(page -> pages.put(page.slug(), page));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManualPage read(Resource file) {
        try {
            var name = String.valueOf(file.getFilename());
            return PageReader.read(
                    name.substring(0, name.length() - ".md".length()),
                    file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
