package io.restormel.keys.resolve;

import io.restormel.keys.support.OnH2;

@OnH2
class RequestQuotaH2IT extends RequestQuotaContract {}
