package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyFormatTest {

    @Test
    void a_generated_key_is_well_formed() {
        var key = KeyFormat.generate(KeyFormat.GATEWAY);

        assertThat(key).matches("rk_[0-9A-Za-z]{42}");
        assertThat(KeyFormat.isWellFormed(KeyFormat.GATEWAY, key)).isTrue();
    }

    @Test
    void every_single_typo_is_noticed() {
        var key = KeyFormat.generate(KeyFormat.GATEWAY);

        assertThat(IntStream.range(0, key.length())
                        .boxed()
                        .flatMap(at -> Stream.of('0', 'Z', 'q', '-', 'é').map(c -> withChar(key, at, c)))
                        .filter(typo -> !typo.equals(key)))
                .noneMatch(typo -> KeyFormat.isWellFormed(KeyFormat.GATEWAY, typo));
    }

    @Test
    void swapped_neighbours_are_noticed() {
        var key = KeyFormat.generate(KeyFormat.GATEWAY);

        assertThat(IntStream.range(0, key.length() - 1)
                        .mapToObj(at -> withChar(withChar(key, at, key.charAt(at + 1)), at + 1, key.charAt(at)))
                        .filter(swapped -> !swapped.equals(key)))
                .noneMatch(swapped -> KeyFormat.isWellFormed(KeyFormat.GATEWAY, swapped));
    }

    @Test
    void a_cut_or_lengthened_key_is_noticed() {
        var key = KeyFormat.generate(KeyFormat.GATEWAY);

        assertThat(IntStream.range(0, key.length()).mapToObj(end -> key.substring(0, end)))
                .noneMatch(cut -> KeyFormat.isWellFormed(KeyFormat.GATEWAY, cut));
        assertThat(KeyFormat.isWellFormed(KeyFormat.GATEWAY, key + "0")).isFalse();
        assertThat(KeyFormat.isWellFormed(KeyFormat.GATEWAY, " " + key)).isFalse();
    }

    @Test
    void a_key_of_one_kind_is_not_taken_for_another() {
        var management = KeyFormat.generate(KeyFormat.MANAGEMENT);

        assertThat(KeyFormat.isWellFormed(KeyFormat.GATEWAY, management)).isFalse();
        // The checksum covers the prefix.
        assertThat(KeyFormat.isWellFormed(KeyFormat.GATEWAY, "rk_" + management.substring(4)))
                .isFalse();
    }

    @Test
    void no_two_keys_are_the_same() {
        var keys = Stream.generate(() -> KeyFormat.generate(KeyFormat.GATEWAY))
                .limit(10_000)
                .collect(Collectors.toSet());

        assertThat(keys).hasSize(10_000);
    }

    @Test
    void shows_twelve_characters_of_a_key() {
        var key = KeyFormat.generate(KeyFormat.GATEWAY);

        assertThat(KeyFormat.shown(key)).isEqualTo(key.substring(0, 12) + "…");
    }

    private static String withChar(String text, int at, char c) {
        return text.substring(0, at) + c + text.substring(at + 1);
    }
}
