package io.restormel.keys.credential;

import io.restormel.keys.support.OnH2;

@OnH2
class ActivityImportH2IT extends ActivityImportContract {}
