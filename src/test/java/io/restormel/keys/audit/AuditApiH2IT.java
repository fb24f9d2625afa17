package io.restormel.keys.audit;

import io.restormel.keys.support.OnH2;

@OnH2
class AuditApiH2IT extends AuditApiContract {}
