package io.restormel.keys.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private static LatencyHistogram of(LongStream micros) {
        return micros.mapToObj(LatencyHistogram::of).reduce(LatencyHistogram.EMPTY, LatencyHistogram::plus);
    }

    @Test
    void quantiles_lie_in_the_range_of_the_calls_that_they_part() {
        var even = of(LongStream.rangeClosed(1, 1000).map(i -> i * 1000));
        assertThat(even.quantile(0.5).orElseThrow()).isCloseTo(500_000, within(1000.0));
        assertThat(even.quantile(0.95).orElseThrow()).isCloseTo(950_000, within(1000.0));
        assertThat(even.quantile(1).orElseThrow()).isEqualTo(1_000_000);
    }

    @Test
    void a_bound_belongs_to_the_range_below_and_the_last_range_is_open() {
        assertThat(of(LongStream.of(0, 50_000)).counts().getFirst()).isEqualTo(2);
        assertThat(of(LongStream.of(50_001)).counts().get(1)).isEqualTo(1);
        assertThat(of(LongStream.of(60_000_001, Long.MAX_VALUE)).quantile(0.5)).hasValue(60_000_000);
    }

    @Test
    void without_calls_there_is_no_quantile() {
        assertThat(LatencyHistogram.EMPTY.quantile(0.5)).isEmpty();
        var one = LatencyHistogram.of(7);
        assertThat(one.plus(one.negated()).quantile(0.5)).isEmpty();
    }
}
