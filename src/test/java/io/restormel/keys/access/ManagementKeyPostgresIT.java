package io.restormel.keys.access;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class ManagementKeyPostgresIT extends ManagementKeyContract {}
