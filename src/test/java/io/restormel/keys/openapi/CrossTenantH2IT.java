package io.restormel.keys.openapi;

import io.restormel.keys.support.OnH2;

@OnH2
class CrossTenantH2IT extends CrossTenantContract {}
