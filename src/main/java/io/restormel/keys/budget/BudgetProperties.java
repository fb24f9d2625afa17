package io.restormel.keys.budget;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How limits are counted.
 *
 * @param reservationExpiry for how long what a decision set aside waits for its outcome; also how long what a dead node
 *     had leased counts as used
 */
@ConfigurationProperties("restormel.budgets")
record BudgetProperties(@DefaultValue("10m") Duration reservationExpiry) {

    BudgetProperties {
        if (reservationExpiry.compareTo(Duration.ofSeconds(30)) < 0) {
            throw new IllegalArgumentException("restormel.budgets.reservation-expiry must be at least 30s");
        }
    }
}
