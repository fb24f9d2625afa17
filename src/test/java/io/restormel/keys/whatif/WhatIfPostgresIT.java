package io.restormel.keys.whatif;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class WhatIfPostgresIT extends WhatIfContract {}
