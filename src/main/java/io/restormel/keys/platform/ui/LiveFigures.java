package io.restormel.keys.platform.ui;

import java.util.Optional;
import java.util.UUID;

/**
 * A page of figures that grow while it is open, by requests rather than by what people change. It is asked to look within
 * a second or two of this node having written some, and every ten seconds for those of others; never while nobody sees
 * the window or a dialog is open. All methods are called on the UI thread.
 */
public interface LiveFigures {

    /** Whose requests make the figures; empty when they come from elsewhere. */
    Optional<UUID> figuresOf();

    /** Looks whether there are new ones, and shows them if so. What is scrolled, chosen or typed stays. */
    void look();
}
