package io.restormel.keys.platform.ui;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form over one thing that somebody else may change before it is saved. Its methods are called on the UI thread. */
public interface LiveForm {

    boolean hasUnsavedChanges();

    /** Whether the thing was changed since its fields were filled; reads as little as says so. */
    boolean isBehind();

    /** Fills the fields anew, with what the other person saved. */
    void loadTheirs();

    /** Leaves the fields as they are; the next save goes over what the other person saved. */
    void keepMine();

    /** What differs between what is stored and what is typed. */
    List<Difference> differences();

    /** Where the form tells of the conflict. */
    ConflictNote conflict();

    /** Who last changed the thing, and when; empty when that is not known. */
    default Optional<LiveChange> lastChange() {
        return LivePage.current().flatMap(page -> page.last(kind(), id()));
    }

    /** As changes name it. */
    String kind();

    String id();

    /**
     * One part that differs.
     *
     * @param theirs null when there is none
     * @param mine null when there is none
     */
    record Difference(
            String part, @Nullable String theirs, @Nullable String mine) {}
}
