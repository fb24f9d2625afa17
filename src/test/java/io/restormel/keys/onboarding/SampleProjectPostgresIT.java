package io.restormel.keys.onboarding;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class SampleProjectPostgresIT extends SampleProjectContract {}
