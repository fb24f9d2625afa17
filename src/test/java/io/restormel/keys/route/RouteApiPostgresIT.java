package io.restormel.keys.route;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class RouteApiPostgresIT extends RouteApiContract {}
