package io.restormel.keys.acceptance;

import io.restormel.keys.support.TestPostgres;
import java.util.Map;

class BudgetUnderKillPostgresIT extends BudgetUnderKillContract {

    private final String url = TestPostgres.newDatabase();

    @Override
    Map<String, String> database() {
        return Map.of("DATABASE_URL", url, "DATABASE_USERNAME", "postgres");
    }

    @Override
    String jdbcUrl() {
        return url;
    }

    @Override
    int nodes() {
        return 2;
    }
}
