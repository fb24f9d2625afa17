package io.restormel.keys.openapi;

import io.restormel.keys.support.OnH2;

@OnH2
class OpenApiRepliesH2IT extends OpenApiRepliesContract {}
