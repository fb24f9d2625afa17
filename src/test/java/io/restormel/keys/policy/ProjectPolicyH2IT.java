package io.restormel.keys.policy;

import io.restormel.keys.support.OnH2;

@OnH2
class ProjectPolicyH2IT extends ProjectPolicyContract {}
