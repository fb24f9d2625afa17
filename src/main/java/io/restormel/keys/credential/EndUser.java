package io.restormel.keys.credential;

/**
 * An end user of whom anything is kept here.
 *
 * @param endUserId the host's own opaque id of its user
 * @param credentials keys of theirs
 * @param choices models they chose
 */
public record EndUser(String endUserId, int credentials, int choices) {}
