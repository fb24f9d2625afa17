package io.restormel.keys.acceptance;

import java.util.Map;

class BudgetUnderKillH2IT extends BudgetUnderKillContract {

    @Override
    Map<String, String> database() {
        return Map.of("DATABASE_URL", "");
    }

    /** Only one process opens a file of H2. */
    @Override
    int nodes() {
        return 1;
    }
}
