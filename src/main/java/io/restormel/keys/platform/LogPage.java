package io.restormel.keys.platform;

import org.jspecify.annotations.Nullable;

/**
 * The page of a log that a request asks for. A log grows with use and is read in pages always; what its cursors are made of
 * is its own, and a cursor of one log is none of another.
 *
 * @param log which log of which thing, the same for each of its pages
 * @param limit at most so many entries
 * @param cursor as the log itself understands it; null for the first page
 */
public record LogPage(String log, int limit, @Nullable String cursor) {

    static final int MOST = 500;
    private static final int UNLESS_SAID = 50;
    private static final char MARKED = '.';

    /**
     * @param limit as sent, from 1 to 500; null for 50
     * @param cursor as sent; null or empty for the first page
     * @throws ApplicationException.Invalid that names the one of the two that is wrong
     */
    public static LogPage asked(String log, @Nullable String limit, @Nullable String cursor) {
        return new LogPage(
                log,
                limit == null ? UNLESS_SAID : limit(limit),
                cursor == null || cursor.isEmpty() ? null : own(log, cursor));
    }

    /** What the reply says as {@code nextCursor}. */
    public @Nullable String next(@Nullable String own) {
        return own == null ? null : mark(log) + MARKED + own;
    }

    static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw ApplicationException.invalid("limit", "must be from 1 to " + MOST);
    }

    private static String own(String log, String cursor) {
        var mark = mark(log) + MARKED;
        if (!cursor.startsWith(mark)) {
            throw ApplicationException.invalid("cursor", "is not one that a page of this list ended with");
        }
        return cursor.substring(mark.length());
    }

    private static String mark(String log) {
        return Integer.toHexString(log.hashCode());
    }
}
