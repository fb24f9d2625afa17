package io.restormel.keys.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param queueCapacity events held in memory until the database has them; further ones are dropped and counted
 */
@ConfigurationProperties("restormel.usage")
record UsageProperties(@DefaultValue("65536") int queueCapacity) {

    UsageProperties {
        if (queueCapacity < 1) {
            throw new IllegalArgumentException("restormel.usage.queue-capacity must be at least 1");
        }
    }
}
