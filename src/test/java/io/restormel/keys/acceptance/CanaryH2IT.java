package io.restormel.keys.acceptance;

import java.util.Map;

class CanaryH2IT extends CanaryContract {

    @Override
    Map<String, String> database() {
        return Map.of("DATABASE_URL", "");
    }

    @Override
    DatabaseDump dump() {
        return new DatabaseDump(
                "jdbc:h2:file:" + directory.resolve("restormel") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa");
    }
}
