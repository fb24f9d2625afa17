package io.restormel.keys.device;

import java.time.Instant;

/**
 * A sign-in that waits for a person, as that person sees it.
 *
 * @param userCode as the command line shows it, such as {@code ABCD-EFGH}
 * @param requestedFrom the network address of the command line
 */
public record DeviceRequest(String userCode, String requestedFrom, Instant requestedAt, Instant expiresAt) {}
