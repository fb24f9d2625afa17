package io.restormel.keys.platform;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed statement says about its cause, told by the SQL state that the database gave. */
public final class SqlFault {

    private static final String DUPLICATE_KEY = "23505";
    /** Serialization failure and deadlock, of PostgreSQL and H2. */
    private static final Set<String> COLLIDED = Set.of("40001", "40P01");
    /** Classes of SQL states that blame the values: data exception and broken constraint. */
    private static final Set<String> BLAMES_VALUES = Set.of("22", "23");

    private SqlFault() {}

    /** Was a key there already? */
    public static boolean isDuplicateKey(Throwable e) {
        return DUPLICATE_KEY.equals(state(e));
    }

    /** Is it because of another transaction of the same moment, so that the same may succeed at once? */
    public static boolean mayPass(Throwable e) {
        var state = state(e);
        return state != null && (state.equals(DUPLICATE_KEY) || COLLIDED.contains(state));
    }

    /** Is it because of the values? What fails without a word from the database fails again for the same values too. */
    public static boolean blamesValues(Throwable e) {
        var cause = sqlCause(e);
        if (cause == null) {
            return true;
        }
        var state = cause.getSQLState();
        return state != null && state.length() == 5 && BLAMES_VALUES.contains(state.substring(0, 2));
    }

    private static @Nullable String state(Throwable e) {
        var cause = sqlCause(e);
        return cause == null ? null : cause.getSQLState();
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
