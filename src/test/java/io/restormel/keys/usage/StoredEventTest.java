package io.restormel.keys.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredEventTest {

    @Test
    void a_cost_that_no_column_holds_is_unknown_and_the_event_is_kept() {
        assertThat(storedCost("999999999.123456789")).isEqualByComparingTo("999999999.123456789");
        assertThat(storedCost("999999999.9999999999")).isNull();
        assertThat(storedCost("92233720368547.76432")).isNull();
    }

    private static @Nullable BigDecimal storedCost(String cost) {
        var event = Events.event(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.EPOCH,
                "resolved",
                "openai",
                "gpt-4o",
                0,
                new BigDecimal(cost),
                false);
        return StoredEvent.of(event).estimatedCostUsd();
    }
}
