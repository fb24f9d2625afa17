package io.restormel.keys.audit;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class AuditChainPostgresIT extends AuditChainContract {}
