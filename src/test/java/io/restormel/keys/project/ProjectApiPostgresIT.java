package io.restormel.keys.project;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class ProjectApiPostgresIT extends ProjectApiContract {}
