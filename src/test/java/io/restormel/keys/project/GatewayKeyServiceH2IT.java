package io.restormel.keys.project;

import io.restormel.keys.support.OnH2;

@OnH2
class GatewayKeyServiceH2IT extends GatewayKeyServiceContract {}
