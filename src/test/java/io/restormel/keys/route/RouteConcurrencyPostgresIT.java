package io.restormel.keys.route;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class RouteConcurrencyPostgresIT extends RouteConcurrencyContract {}
