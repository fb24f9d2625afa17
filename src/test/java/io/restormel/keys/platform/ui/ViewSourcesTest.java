package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for the sources of all pages. That no view knows a repository, and none a text, other tests say. */
class ViewSourcesTest {

    private static final Path PAGES = Path.of("src/main/java/io/restormel/keys");
    private static final Path STYLES = Path.of("src/main/resources/META-INF/resources/assets/styles");
    private static final int LONGEST = 250;

    /** Sides by their names would be the wrong ones for people who read from right to left. */
    private static final Pattern SIDE = Pattern.compile(
            "(?m)^\\s*(margin-|padding-|border-|inset-)?(left|right)(-\\w+)*\\s*:|^\\s*(text-align|float|clear):\\s*(left|right)");

    @Test
    void no_view_is_longer_than_250_lines() throws IOException {
        assertThat(found(
                        PAGES,
                        ".java",
                        file -> Objects.requireNonNull(file.getParent()).endsWith("ui") && lines(file) > LONGEST))
                .isEmpty();
    }

    @Test
    void styles_say_start_and_end_in_place_of_left_and_right() throws IOException {
        assertThat(found(STYLES, ".css", file -> SIDE.matcher(read(file)).find()))
                .isEmpty();
    }

    private static List<Path> found(Path folder, String ending, Predicate<Path> wrong) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(wrong)
                    .toList();
        }
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
