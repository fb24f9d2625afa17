package io.restormel.keys.model;

import io.restormel.keys.support.OnH2;

@OnH2
class ProjectModelH2IT extends ProjectModelContract {}
