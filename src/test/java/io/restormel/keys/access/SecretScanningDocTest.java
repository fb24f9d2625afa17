package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What docs/secret-scanning.md tells the makers of scanners is what {@link KeyFormat} does. */
class SecretScanningDocTest {

    @Test
    void the_published_expression_and_example_fit_our_keys() throws IOException {
        var doc = Files.readString(Path.of("docs/secret-scanning.md"));
        var published = Pattern.compile(line(doc, "\\brk_"));
        var example = line(doc, "rk_");

        assertThat(example).matches(published);
        assertThat(KeyFormat.isWellFormed(KeyFormat.GATEWAY, example)).isTrue();
        assertThat(KeyFormat.generate(KeyFormat.GATEWAY)).matches(published);
        assertThat(KeyFormat.generate(KeyFormat.MANAGEMENT)).doesNotMatch(published);

        int body = example.length() - 6;
        var crc = new CRC32();
        crc.update(example.substring(0, body).getBytes(StandardCharsets.US_ASCII));
        assertThat(doc)
                .contains("The CRC-32 of `" + example.substring(0, body) + "` is " + crc.getValue() + ", which is `"
                        + example.substring(body) + "`");
    }

    private static String line(String doc, String start) {
        return doc.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }
}
