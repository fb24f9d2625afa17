package io.restormel.keys.lifecycle;

import io.restormel.keys.support.OnH2;

@OnH2
class LifecycleH2IT extends LifecycleContract {}
