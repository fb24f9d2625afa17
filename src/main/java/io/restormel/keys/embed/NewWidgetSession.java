package io.restormel.keys.embed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session to be issued.
 *
 * @param environment id, slug, type or name; null for the project's default
 * @param route id or name within the environment; null for none
 * @param providers any spelling; empty for all
 * @param origins each one of the project's allowed origins; empty for pages of this server only
 * @param lifetime 1 second to 1 hour
 */
public record NewWidgetSession(
        String endUserId,
        Set<WidgetComponent> components,
        Set<WidgetAction> actions,
        List<String> providers,
        @Nullable String environment,
        @Nullable String route,
        List<String> origins,
        Duration lifetime,
        @Nullable String locale) {

    /** Without the end user's id, which is not ours to write down. */
    @Override
    public String toString() {
        return "NewWidgetSession[" + components + "]";
    }
}
