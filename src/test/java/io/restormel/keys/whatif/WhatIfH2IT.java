package io.restormel.keys.whatif;

import io.restormel.keys.support.OnH2;

@OnH2
class WhatIfH2IT extends WhatIfContract {}
