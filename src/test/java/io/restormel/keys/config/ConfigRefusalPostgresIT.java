package io.restormel.keys.config;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class ConfigRefusalPostgresIT extends ConfigRefusalContract {}
