package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the only budget of a database until it is closed, from a thread of its own, and remembers each look at which
 * the database had given away more than the limit. What it holds includes what the servers leased.
 */
final class BudgetLooks implements AutoCloseable {

    private static final int WANTED = 50;
    private static final long BETWEEN_NANOS = 2_000_000;
    private static final String LOOK = """
            select spent, held,
              (select coalesce(sum(amount), 0) from budget_lease l
                where l.counter_id = w.counter_id and l.window_start = w.window_start) as leased
            from budget_window w""";

    private final BigDecimal limit;
    private final CompletableFuture<Void> looking;
    private final List<String> wrong = new ArrayList<>();
    private volatile boolean closed;
    private int looks;
    private BigDecimal most = BigDecimal.ZERO;

    private BudgetLooks(String jdbcUrl, BigDecimal limit) {
        this.limit = limit;
        looking = CompletableFuture.runAsync(
                () -> look(jdbcUrl),
                task -> Thread.ofVirtual().name("budget-looks").start(task));
    }

    static BudgetLooks start(String jdbcUrl, BigDecimal limit) {
        return new BudgetLooks(jdbcUrl, limit);
    }

    private void look(String jdbcUrl) {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            while (!closed) {
                look(connection);
                // Leaves the database to those who are looked at.
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
            look(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LOOK)) {
            while (row.next()) {
                var spent = row.getBigDecimal("spent");
                var held = row.getBigDecimal("held");
                var leased = row.getBigDecimal("leased");
                looks++;
                most = most.max(spent.add(held));
                if (spent.add(held).compareTo(limit) > 0 || leased.compareTo(held) > 0) {
                    wrong.add("spent " + spent + ", held " + held + ", of that leased " + leased);
                }
            }
        }
    }

    /** Ends with a last look. */
    void check() {
        close();
        assertThat(wrong)
                .as("looks at which more than " + limit + " was given away")
                .isEmpty();
        assertThat(looks).as("looks").isGreaterThan(WANTED);
    }

    @Override
    public void close() {
        closed = true;
        looking.join();
    }

    @Override
    public String toString() {
        return looks + " looks into the database; at most " + most + " of " + limit + " spent and held";
    }
}
