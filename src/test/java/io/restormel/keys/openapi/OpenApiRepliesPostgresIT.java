package io.restormel.keys.openapi;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class OpenApiRepliesPostgresIT extends OpenApiRepliesContract {}
