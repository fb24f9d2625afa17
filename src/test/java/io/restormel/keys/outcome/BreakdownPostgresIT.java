package io.restormel.keys.outcome;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class BreakdownPostgresIT extends BreakdownContract {}
