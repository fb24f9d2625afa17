package io.restormel.keys.usage;

import org.jspecify.annotations.Nullable;

/**
 * How far a search goes next.
 *
 * @param lead the index that has the fewest requests on the way
 * @param end the last place to look at, inclusive; null when the rest is so little that it goes to the oldest
 */
record RequestWindow(RequestLead lead, @Nullable RequestCursor end) {}
