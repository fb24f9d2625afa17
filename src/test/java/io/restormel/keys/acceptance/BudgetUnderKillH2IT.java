package io.restormel.keys.acceptance;

import java.util.Map;

class BudgetUnderKillH2IT extends BudgetUnderKillContract {

    @Override
    Map<String, String> database() {
        return Map.of("DATABASE_URL", jdbcUrl(), "DATABASE_USERNAME", "sa");
    }

    /** As the server's own, but that it lets another process look, which H2 does only if it may close at the exit. */
    @Override
    String jdbcUrl() {
        return "jdbc:h2:file:" + dir.resolve("restormel")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;OPTIMIZE_REUSE_RESULTS=0"
                + ";AUTO_SERVER=TRUE;USER=sa";
    }

    /** Only one process opens a file of H2. */
    @Override
    int nodes() {
        return 1;
    }
}
