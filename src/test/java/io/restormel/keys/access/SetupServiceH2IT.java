package io.restormel.keys.access;

import io.restormel.keys.support.OnH2;
import org.springframework.test.context.TestPropertySource;

/** In a context, and so on a database, of its own: set-up is about an installation without people. */
@OnH2
@TestPropertySource(properties = "test.database=set-up")
class SetupServiceH2IT extends SetupServiceContract {}
