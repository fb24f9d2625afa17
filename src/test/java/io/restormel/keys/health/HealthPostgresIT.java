package io.restormel.keys.health;

import io.restormel.keys.credential.FakeProviders;
import io.restormel.keys.support.OnPostgres;
import org.springframework.context.annotation.Import;

@OnPostgres
@Import(FakeProviders.class)
class HealthPostgresIT extends HealthContract {}
