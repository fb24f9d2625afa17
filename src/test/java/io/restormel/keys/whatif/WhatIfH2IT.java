package io.restormel.keys.whatif;

import io.restormel.keys.support.OnH2;

@OnH2
class WhatIfH2IT extends WhatIfContract {

    /** H2 takes as long to store them as PostgreSQL to store and ask five times as many. */
    @Override
    int decisions() {
        return 20_000;
    }
}
