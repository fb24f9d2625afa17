package io.restormel.keys.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0 µs", "87, 87 µs", "1234, 1.23 ms", "12345, 12.3 ms", "1500000, 1.50 s"})
    void latency_is_told_in_the_fitting_unit(double micros, String text) {
        assertThat(Figures.latency(micros)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "1, 100 %", "0.99999, 99.9 %", "0.00001, 0.1 %", "0.425, 42.5 %"})
    void only_all_and_nothing_read_so(double rate, String text) {
        assertThat(Figures.percent(rate)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "0.000123456, 0.00012", "0.5, 0.50", "12.345, 12.35"})
    void small_costs_keep_two_digits(BigDecimal cost, String text) {
        assertThat(Figures.usd(cost)).isEqualTo(text);
    }
}
