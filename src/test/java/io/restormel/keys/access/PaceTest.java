package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace<String> pace = new Pace<>();

    private boolean take(Duration at, int perMinute) {
        // Any start will do, also one from which the clock overflows.
        return pace.take("app", perMinute, Long.MAX_VALUE + at.toNanos()).allowed();
    }

    @Test
    void so_many_at_once_and_then_one_for_each_share_of_the_minute() {
        for (int i = 0; i < 6; i++) {
            assertThat(take(Duration.ZERO, 6)).isTrue();
        }
        assertThat(take(Duration.ZERO, 6)).isFalse();
        assertThat(take(Duration.ofSeconds(10).minusNanos(1), 6)).isFalse();
        assertThat(take(Duration.ofSeconds(10), 6)).isTrue();
        assertThat(take(Duration.ofSeconds(10), 6)).isFalse();
    }

    @Test
    void a_pause_of_a_minute_gives_the_whole_number_back_and_no_more() {
        for (int i = 0; i < 3; i++) {
            take(Duration.ZERO, 3);
        }
        var later = Duration.ofHours(5);
        assertThat(take(later, 3)).isTrue();
        assertThat(take(later, 3)).isTrue();
        assertThat(take(later, 3)).isTrue();
        assertThat(take(later, 3)).isFalse();
    }

    @Test
    void one_subject_takes_nothing_from_another() {
        assertThat(pace.take("one", 1, 0).allowed()).isTrue();
        assertThat(pace.take("one", 1, 0).allowed()).isFalse();
        assertThat(pace.take("other", 1, 0).allowed()).isTrue();
    }
}
