package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed, by anybody, on any node.
 *
 * @param action such as {@code route_published}
 * @param kind of the thing, such as {@code route}
 * @param id of the thing; null when it has none
 * @param projectId the project concerned; null when none is
 * @param by the person's name; null for apps and the product's own jobs
 */
public record LiveChange(
        String action,
        String kind,
        @Nullable String id,
        @Nullable UUID projectId,
        @Nullable String by,
        Instant at) {

    /** Whether it is a thing of one of these kinds. */
    public boolean isOf(String... kinds) {
        return Set.of(kinds).contains(kind);
    }

    /** Such as {@code Changed by Ada 3 min ago}. */
    String words(Instant now) {
        var who = Objects.requireNonNullElseGet(by, () -> text("platform.live.automation"));
        return text("platform.live.changed", who, TimeText.relative(at, now, ZoneOffset.UTC));
    }
}
