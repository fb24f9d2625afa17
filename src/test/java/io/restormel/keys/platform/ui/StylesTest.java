package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard's styles say where lines start and end, not left and right, so that they serve both directions. */
class StylesTest {

    private static final List<Path> STYLES =
            List.of(Path.of("src/main/resources/META-INF/resources/assets/styles"), Path.of("frontend"));

    /** A property or value of one side; translations and gradients have their own words for it. */
    private static final Pattern SIDE = Pattern.compile(
            "(?:margin|padding|border|inset)-(?:left|right)|[\\s;{](?:left|right)\\s*:|(?:text-align|float|clear):\\s*(?:left|right)"
                    + "|border-(?:top|bottom)-(?:left|right)-radius");

    @Test
    void styles_name_no_side() throws IOException {
        for (var folder : STYLES) {
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(SIDE.matcher(Files.readString(file))
                                    .results()
                                    .map(found -> found.group().strip()))
                            .as(file.getFileName().toString())
                            .isEmpty();
                }
            }
        }
    }
}
