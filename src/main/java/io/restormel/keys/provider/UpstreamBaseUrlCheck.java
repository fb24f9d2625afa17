package io.restormel.keys.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of {@link UpstreamClient} at the time of saving; each call applies them again. */
@Component
final class UpstreamBaseUrlCheck implements BaseUrlCheck {

    private final UpstreamClient client;

    UpstreamBaseUrlCheck(UpstreamClient client) {
        this.client = client;
    }

    @Override
    public @Nullable String problem(URI baseUrl) {
        return baseUrl.getRawQuery() != null ? "The base URL must not have a query." : client.problem(baseUrl);
    }
}
