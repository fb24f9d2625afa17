package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now", "PT44S, just now", "PT45S, 1 min ago", "PT59M59S, 59 min ago", "PT1H, 1 h ago",
        "PT23H59M, 23 h ago", "P1D, 1 day ago", "P6DT23H, 6 days ago", "P7D, 14 Nov 2026", "PT-3M, in 3 min"
    })
    void the_distance_is_said_in_the_largest_fitting_unit(Duration ago, String text) {
        assertThat(TimeText.relative(NOW.minus(ago), NOW, ZoneOffset.UTC)).isEqualTo(text);
    }

    @Test
    void the_full_time_names_its_zone() {
        assertThat(TimeText.absolute(NOW, ZoneId.of("Europe/Berlin"))).isEqualTo("Sat 21 Nov 2026, 13:00:00 CET");
    }

    @Test
    void moments_within_a_sentence_are_those_of_the_viewers_clock() {
        assertThat(TimeText.inSentence("open since 2026-11-21T12:00:00.015278Z: ill", ZoneId.of("Europe/Berlin")))
                .isEqualTo("open since Sat 21 Nov 2026, 13:00:00 CET: ill");
    }
}
