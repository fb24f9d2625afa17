package io.restormel.keys.route.ui;

import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteTrials;
import io.restormel.keys.route.RouteVersionService;
import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.whatif.WhatIfService;
import org.springframework.stereotype.Component;

/** Whom the parts of the route editor ask. */
@Component
record RouteServices(
        RouteService routes,
        RouteVersionService versions,
        RouteTrials trials,
        WhatIfService questions,
        LiveConfiguration live,
        VersionAuthors authors) {}
