package io.restormel.keys.access;

import io.restormel.keys.support.OnPostgres;
import org.springframework.test.context.TestPropertySource;

/** In a context, and so on a database, of its own: set-up is about an installation without people. */
@OnPostgres
@TestPropertySource(properties = "test.database=set-up")
class SetupServicePostgresIT extends SetupServiceContract {}
