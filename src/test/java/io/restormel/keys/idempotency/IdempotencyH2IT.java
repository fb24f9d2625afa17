package io.restormel.keys.idempotency;

import io.restormel.keys.support.OnH2;

@OnH2
class IdempotencyH2IT extends IdempotencyContract {}
