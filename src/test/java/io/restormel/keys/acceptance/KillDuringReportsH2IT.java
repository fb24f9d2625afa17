package io.restormel.keys.acceptance;

import java.util.Map;

class KillDuringReportsH2IT extends KillDuringReportsContract {

    @Override
    Map<String, String> database() {
        return Map.of("DATABASE_URL", "");
    }
}
