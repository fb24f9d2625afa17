package io.restormel.keys.usage;

import io.restormel.keys.support.OnH2;

@OnH2
class EndUserUsageH2IT extends EndUserUsageContract {}
