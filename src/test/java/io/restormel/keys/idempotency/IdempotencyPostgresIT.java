package io.restormel.keys.idempotency;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class IdempotencyPostgresIT extends IdempotencyContract {}
