package io.restormel.keys.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

public interface BaseUrlCheck {
    /** null when allowed, else the problem in one sentence */
    @Nullable
    String problem(URI baseUrl);
}
