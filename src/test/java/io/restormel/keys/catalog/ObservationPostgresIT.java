package io.restormel.keys.catalog;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class ObservationPostgresIT extends ObservationContract {}
