package io.restormel.keys.model;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class ProjectModelPostgresIT extends ProjectModelContract {}
