package io.restormel.keys.policy;

import java.time.Instant;
import java.util.UUID;

/** What limits that block nothing would have blocked: told by whoever counts. */
public interface ReportedBlocks {

    /** @param from periods that ended before are left out; a period that began before counts as a whole */
    Reported since(UUID policyId, Instant from);

    /**
     * @param requests that came when there was too little left
     * @param since the start of the first period that is counted; no later than asked for
     */
    record Reported(long requests, Instant since) {}
}
