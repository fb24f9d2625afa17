package io.restormel.keys.route;

import io.restormel.keys.support.OnH2;

@OnH2
class RouteConcurrencyH2IT extends RouteConcurrencyContract {}
