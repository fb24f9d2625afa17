package io.restormel.keys.device;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class DeviceLoginPostgresIT extends DeviceLoginContract {}
