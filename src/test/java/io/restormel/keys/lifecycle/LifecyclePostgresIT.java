package io.restormel.keys.lifecycle;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class LifecyclePostgresIT extends LifecycleContract {}
