package io.restormel.keys.usage.ui;

import io.restormel.keys.usage.CallSum;
import io.restormel.keys.usage.RequestLog;

/** A request in the list, with what its calls came to. */
record RequestRow(RequestLog request, CallSum calls) {}
