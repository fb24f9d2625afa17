package io.restormel.keys.credential;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class ActivityImportPostgresIT extends ActivityImportContract {}
