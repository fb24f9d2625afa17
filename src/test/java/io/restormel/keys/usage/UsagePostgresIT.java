package io.restormel.keys.usage;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class UsagePostgresIT extends UsageContract {}
