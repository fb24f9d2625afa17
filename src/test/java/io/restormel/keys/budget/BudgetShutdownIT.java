package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.BUDGET_LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.restormel.keys.support.OnH2;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** In an application of its own, since its pool is closed; another setting makes it one. */
@OnH2
@TestPropertySource(properties = "restormel.budgets.reservation-expiry=9m")
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class BudgetShutdownIT extends BudgetTestCase {

    private static final String LOST = "What this server had leased of limits counts as used until it expires";

    @Autowired
    HikariDataSource pool;

    @Test
    void what_was_leased_goes_back_and_without_a_database_one_line_says_that_it_does_not(CapturedOutput log) {
        limit("budget_cap", Map.of("limit", 1));
        decision(resolve());
        assertThat(sql.fetchCount(BUDGET_LEASE)).isEqualTo(1);

        writer.stop();

        assertThat(sql.fetchCount(BUDGET_LEASE)).isZero();
        assertThat(log.getAll()).doesNotContain(LOST);

        writer.start();
        decision(resolve());
        pool.close();
        writer.stop();

        assertThat(log.getAll().lines().filter(line -> line.contains(LOST))).hasSize(1);
        assertThat(log.getAll()).doesNotContainPattern(LOST + ".*\\R\\s*(at |[\\w.]+Exception)");
    }
}
