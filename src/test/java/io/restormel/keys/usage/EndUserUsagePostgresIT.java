package io.restormel.keys.usage;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class EndUserUsagePostgresIT extends EndUserUsageContract {}
