package io.restormel.keys.outcome;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param queueCapacity reported outcomes that may wait for the database at once; a request that would exceed it is
 *     answered with 503
 */
@ConfigurationProperties("restormel.outcomes")
record OutcomeProperties(@DefaultValue("20000") int queueCapacity) {

    OutcomeProperties {
        if (queueCapacity < OutcomeBody.MAX_BATCH) {
            throw new IllegalArgumentException(
                    "restormel.outcomes.queue-capacity must be at least " + OutcomeBody.MAX_BATCH);
        }
    }
}
