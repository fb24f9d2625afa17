package io.restormel.keys.provider;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses may be called: https on a usual port of a public host, or what the administrator allowed. First the
 * form of the address, then every IP address behind its name; one that may not be called spoils the whole name.
 */
final class AddressRules {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int MAX_LENGTH = 2_000;
    private static final Pattern CLIMBING = Pattern.compile("(?i)(.*/)?(\\.|%2e){1,2}(/.*)?|.*(%2f|%5c|%00).*");

    private final AllowedHosts allowed;
    private final Set<Integer> ports;

    AddressRules(AllowedHosts allowed) {
        this(allowed, Set.of(HTTPS));
    }

    /** @param ports those usual for public hosts; tests open that of a server which must never be reached */
    AddressRules(AllowedHosts allowed, Set<Integer> ports) {
        this.allowed = allowed;
        this.ports = Set.copyOf(ports);
    }

    static int defaultPort(String scheme) {
        return scheme.equals("http") ? HTTP : HTTPS;
    }

    UpstreamAddress form(URI uri) throws RefusedAddressException {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.isOpaque() || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new RefusedAddressException("The address must start with https://.");
        }
        if (uri.toString().length() > MAX_LENGTH) {
            throw new RefusedAddressException("The address is too long.");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
            throw new RefusedAddressException("The address must not hold a user name or password.");
        }
        if (uri.getRawFragment() != null) {
            throw new RefusedAddressException("The address must not have a fragment (#).");
        }
        var host = Host.of(uri);
        int port = host.port() == -1 ? defaultPort(scheme) : host.port();
        boolean lifted = allowed.allows(scheme, host.name(), port);
        if (scheme.equals("http") && !lifted) {
            throw new RefusedAddressException(
                    "The address must start with https://; an administrator can allow this host.");
        }
        if (!lifted && !ports.contains(port)) {
            throw new RefusedAddressException("The port must be 443; an administrator can allow this host and port.");
        }
        var address = new UpstreamAddress(scheme, host.name(), port, pathAndQuery(uri), host.literal(), lifted);
        if (host.literal() != null) {
            requireCallable(address, host.literal());
        }
        return address;
    }

    private static String pathAndQuery(URI uri) throws RefusedAddressException {
        var path = uri.getRawPath();
        if (path == null || path.isEmpty()) {
            path = "/";
        }
        if (CLIMBING.matcher(path).matches()) {
            throw new RefusedAddressException("The path of the address must be plain.");
        }
        var query = uri.getRawQuery();
        var sent = query == null ? path : path + "?" + query;
        if (!sent.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new RefusedAddressException("The path of the address must be plain.");
        }
        return sent;
    }

    /** What may be connected to, in the order found. */
    List<InetAddress> callable(UpstreamAddress address, InetAddress[] found)
            throws RefusedAddressException, UnknownHostException {
        if (found.length == 0) {
            throw new UnknownHostException("no address");
        }
        List<InetAddress> callable = new ArrayList<>();
        for (var each : found) {
            requireCallable(address, each);
            callable.add(Reach.bare(each));
        }
        return callable;
    }

    private static void requireCallable(UpstreamAddress address, InetAddress ip) throws RefusedAddressException {
        switch (Reach.of(ip)) {
            case PUBLIC -> {}
            case PRIVATE -> {
                if (!address.allowed()) {
                    throw new RefusedAddressException(
                            "The address leads into a private network; an administrator can allow this host.");
                }
            }
            case FORBIDDEN -> throw new RefusedAddressException("The address leads to a reserved network.");
        }
    }
}
