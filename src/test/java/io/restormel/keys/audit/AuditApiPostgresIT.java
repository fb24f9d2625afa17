package io.restormel.keys.audit;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class AuditApiPostgresIT extends AuditApiContract {}
