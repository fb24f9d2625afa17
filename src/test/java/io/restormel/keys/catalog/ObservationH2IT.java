package io.restormel.keys.catalog;

import io.restormel.keys.support.OnH2;

@OnH2
class ObservationH2IT extends ObservationContract {}
