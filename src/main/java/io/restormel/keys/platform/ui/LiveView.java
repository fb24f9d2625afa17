package io.restormel.keys.platform.ui;

import java.util.Optional;

/**
 * A page that follows what other people change while it is open. What this window does itself is not told: the page
 * knows. All methods are called on the UI thread.
 */
public interface LiveView {

    /** Whether this page shows what was changed. Must not read. */
    boolean shows(LiveChange change);

    /** Reads again what it shows; filter and order stay. Nothing typed is lost, since {@link #form} is asked before. */
    void refresh();

    /** What can be typed here and would be lost by refreshing; empty for lists. */
    default Optional<LiveForm> form() {
        return Optional.empty();
    }
}
