package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookPaceTest {

    private long now = 7;
    private final LookPace pace = new LookPace(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void without_news_it_looks_every_ten_seconds() {
        pace.looked();
        pass(LookPace.USUAL.minusMillis(1));
        assertThat(pace.isDue()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(pace.isDue()).isTrue();
        pace.looked();
        assertThat(pace.isDue()).isFalse();
    }

    @Test
    void news_are_gathered_for_a_moment_and_a_stream_of_them_puts_nothing_off() {
        pace.looked();
        pace.tell();
        assertThat(pace.isDue()).isFalse();
        pass(Duration.ofSeconds(1));
        pace.tell();
        pass(Duration.ofSeconds(1));
        assertThat(pace.isDue()).isTrue();
        pace.looked();
        pass(Duration.ofSeconds(3));
        assertThat(pace.isDue()).isFalse();
    }

    @Test
    void nobody_looks_for_a_window_that_nobody_sees_and_it_catches_up_once_it_is_seen() {
        pace.looked();
        pace.setSeen(false);
        pace.tell();
        pass(Duration.ofMinutes(5));
        assertThat(pace.isDue()).isFalse();
        pace.setSeen(true);
        assertThat(pace.isDue()).isTrue();
    }
}
