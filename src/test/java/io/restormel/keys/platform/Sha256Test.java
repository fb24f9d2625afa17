package io.restormel.keys.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** From FIPS 180-4. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void the_hash_is_the_standard_s_of_text_bytes_and_parts() {
        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.hex("a".getBytes(StandardCharsets.UTF_8), new byte[0], "bc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(OF_ABC);
        assertThat(Sha256.of("ä")).hasSize(32).isEqualTo(Sha256.of("ä".getBytes(StandardCharsets.UTF_8)));
    }
}
