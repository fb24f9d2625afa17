package io.restormel.keys.credential;

import io.restormel.keys.support.OnPostgres;
import org.springframework.context.annotation.Import;

@OnPostgres
@Import(FakeProviders.class)
class MonthlyCapPostgresIT extends MonthlyCapContract {}
