package io.restormel.keys.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The hosts for which the administrator lifted the rules: they may be private, speak plain HTTP and use the port given
 * with them. An entry is {@code host} (then on 443 for https and 80 for http) or {@code host:port}; a name covers no
 * names below it.
 */
record AllowedHosts(List<Entry> entries) {

    /** @param port -1 for the scheme's own */
    record Entry(String host, int port) {}

    AllowedHosts {
        entries = List.copyOf(entries);
    }

    /** @throws IllegalArgumentException when an entry is no host or host:port */
    static AllowedHosts parse(List<String> texts) {
        return new AllowedHosts(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AllowedHosts::entry)
                .toList());
    }

    private static Entry entry(String text) {
        try {
            var uri = new URI("https://" + text);
            var path = uri.getRawPath();
            if (uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (path == null || path.isEmpty())) {
                var host = Host.of(uri);
                return new Entry(host.name(), host.port());
            }
        } catch (URISyntaxException | RefusedAddressException _) {
            // Falls through to the one message below.
        }
        throw new IllegalArgumentException(
                "RESTORMEL_ALLOWED_PROVIDER_HOSTS: \"" + text + "\" is no host or host:port");
    }

    boolean allows(String scheme, String host, int port) {
        int own = AddressRules.defaultPort(scheme);
        return entries.stream()
                .anyMatch(e -> e.host().equals(host) && (e.port() == port || e.port() == -1 && port == own));
    }
}
