package io.restormel.keys.acceptance;

import java.util.Map;

class KillDuringEditsH2IT extends KillDuringEditsContract {

    @Override
    Map<String, String> database() {
        return Map.of("DATABASE_URL", "");
    }
}
