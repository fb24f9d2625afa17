package io.restormel.keys.provider;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An address whose form was checked; what was checked is what is called.
 *
 * @param scheme {@code https} or {@code http}
 * @param host ASCII, lower case, an IPv6 address without brackets
 * @param port 1 to 65535
 * @param pathAndQuery as sent, starting with a slash
 * @param literal the host when it is an IP address; null when it is a name
 * @param allowed the administrator named host and port, so that it may be private
 */
record UpstreamAddress(
        String scheme,
        String host,
        int port,
        String pathAndQuery,
        @Nullable InetAddress literal,
        boolean allowed) {

    URI uri() {
        var shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return URI.create(scheme + "://" + shown + ":" + port + pathAndQuery);
    }
}
