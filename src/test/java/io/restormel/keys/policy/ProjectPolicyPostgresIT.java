package io.restormel.keys.policy;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class ProjectPolicyPostgresIT extends ProjectPolicyContract {}
