package io.restormel.keys.route;

/** The envelope of every good reply. */
record DataJson<T>(T data) {}
