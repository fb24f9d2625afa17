package io.restormel.keys.access;

import io.restormel.keys.support.OnH2;

@OnH2
class SignInAuditH2IT extends SignInAuditContract {}
