package io.restormel.keys.outcome;

import io.restormel.keys.support.OnH2;

@OnH2
class BreakdownH2IT extends BreakdownContract {}
