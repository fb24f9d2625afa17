package io.restormel.keys.outcome;

/** What became of an outcome that was to be stored. */
enum Fate {
    STORED,
    /** One with its event id was there already, and stays as it is. */
    DUPLICATE,
    /** The database will not take it, now or later. */
    REFUSED
}
