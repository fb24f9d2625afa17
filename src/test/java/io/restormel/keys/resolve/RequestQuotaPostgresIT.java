package io.restormel.keys.resolve;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class RequestQuotaPostgresIT extends RequestQuotaContract {}
