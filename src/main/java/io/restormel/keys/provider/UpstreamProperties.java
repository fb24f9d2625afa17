package io.restormel.keys.provider;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the administrator says of provider addresses.
 *
 * @param allowedHosts {@code host} or {@code host:port}; these may be private and speak plain HTTP
 * @param proxy {@code http://host:port} through which calls leave for the internet; empty for none
 */
@ConfigurationProperties("restormel.providers")
record UpstreamProperties(
        @DefaultValue({}) List<String> allowedHosts,
        @DefaultValue("") String proxy) {

    /** Without the proxy, whose address may hold a password. */
    @Override
    public String toString() {
        return "UpstreamProperties[" + allowedHosts + "]";
    }

    /** @throws IllegalArgumentException when an entry is malformed, which stops the start */
    AllowedHosts parsed() {
        return AllowedHosts.parse(allowedHosts);
    }
}
