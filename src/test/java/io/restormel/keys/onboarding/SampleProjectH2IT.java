package io.restormel.keys.onboarding;

import io.restormel.keys.support.OnH2;

@OnH2
class SampleProjectH2IT extends SampleProjectContract {}
