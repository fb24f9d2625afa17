package io.restormel.keys.access;

import java.util.UUID;

/** Which pages' scripts may call a project's API. Asked before anyone is known to be calling. Thread-safe. */
public interface ApiOrigins {

    /** @param origin as a browser sends it; none is allowed unless the project lists exactly this one */
    boolean allows(UUID projectId, String origin);
}
