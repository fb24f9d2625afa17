package io.restormel.keys.health;

import io.restormel.keys.credential.FakeProviders;
import io.restormel.keys.support.OnH2;
import org.springframework.context.annotation.Import;

@OnH2
@Import(FakeProviders.class)
class HealthH2IT extends HealthContract {}
