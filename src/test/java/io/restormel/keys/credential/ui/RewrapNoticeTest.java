package io.restormel.keys.credential.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.credential.Rewrapping.Progress;
import org.junit.jupiter.api.Test;

class RewrapNoticeTest {

    /** Else the page tells for ever to wait for something that does not come. */
    @Test
    void secrets_that_do_not_open_are_told_apart_from_those_that_are_to_come() {
        assertThat(RewrapNotice.words(new Progress(6_200, 10_000, 0)))
                .contains("6,200 of 10,000 secrets")
                .doesNotContain("open");
        assertThat(RewrapNotice.words(new Progress(9_999, 10_000, 1)))
                .contains("9,999 of 10,000 secrets")
                .contains("1 does not open")
                .contains("replace its secret");
        assertThat(RewrapNotice.words(new Progress(9_998, 10_000, 2))).contains("2 do not open");
    }
}
