package io.restormel.keys.access;

import io.restormel.keys.support.OnH2;

@OnH2
class ManagementKeyH2IT extends ManagementKeyContract {}
