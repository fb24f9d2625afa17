package io.restormel.keys.usage;

import java.util.List;

/** Where the recorder's thread puts what it took from the queue. */
interface UsageStore {

    /**
     * Stores what can be stored; storing an event again changes nothing.
     *
     * @return how many events were refused for their content
     * @throws RuntimeException when the fault is not the events'; trying again later is safe
     */
    int writeAcceptable(List<StoredEvent> batch);
}
