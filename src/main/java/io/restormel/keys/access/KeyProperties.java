package io.restormel.keys.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param failuresPerMinute how many requests with a key that is not good one address may make a minute; 1 or more */
@ConfigurationProperties("restormel.api-keys")
record KeyProperties(@DefaultValue("300") int failuresPerMinute) {}
