package io.restormel.keys.config;

import io.restormel.keys.support.OnH2;

@OnH2
class ConfigRefusalH2IT extends ConfigRefusalContract {}
