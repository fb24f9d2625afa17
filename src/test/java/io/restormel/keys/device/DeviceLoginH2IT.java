package io.restormel.keys.device;

import io.restormel.keys.support.OnH2;

@OnH2
class DeviceLoginH2IT extends DeviceLoginContract {}
