package io.restormel.keys.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignPageTest {

    private static boolean asks(Map<String, String> headers) {
        return ForeignPage.asks(headers::get);
    }

    @Test
    void background_requests_of_other_origins_are_foreign_also_of_the_same_site() {
        assertThat(asks(Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors")))
                .isTrue();
        assertThat(asks(Map.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors")))
                .isTrue();
    }

    @Test
    void our_own_pages_typed_addresses_and_followed_links_are_not() {
        assertThat(asks(Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors")))
                .isFalse();
        assertThat(asks(Map.of("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate")))
                .isFalse();
        assertThat(asks(Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")))
                .isFalse();
    }

    @Test
    void without_the_browsers_word_the_origin_decides() {
        assertThat(asks(Map.of("Origin", "http://app.lan", "Host", "keys.lan"))).isTrue();
        assertThat(asks(Map.of("Origin", "null", "Host", "keys.lan"))).isTrue();
        assertThat(asks(Map.of("Origin", "http://keys.lan:8080", "Host", "keys.lan:8080")))
                .isFalse();
        assertThat(asks(Map.of("Host", "keys.lan"))).isFalse();
    }
}
