package io.restormel.keys.usage;

/** What an index leads to in the order of time: all requests of a project, or those of them with one value. */
enum RequestLead {
    ALL,
    END_USER,
    ROUTE,
    KEY,
    STATUS,
    MODEL
}
