package io.restormel.keys.provider;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host and port of an address, read in exactly one way. What other software may read in another way (decimal, octal
 * and hexadecimal IPv4, zone ids, IPv4 within IPv6, trailing dots, escapes) is refused rather than interpreted.
 *
 * @param name ASCII, lower case; an IPv6 address without brackets
 * @param port -1 when none was given
 * @param literal set when the name is an IP address
 */
record Host(String name, int port, @Nullable InetAddress literal) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_NAME = 253;
    private static final Pattern UNICODE_AUTHORITY = Pattern.compile("([^\\[\\]@:%/?#\\\\\\s]+)(?::([0-9]{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    static Host of(URI uri) throws RefusedAddressException {
        var host = uri.getHost();
        if (host == null) {
            return ofUnicode(uri.getRawAuthority());
        }
        if (host.startsWith("[")) {
            return ofIpv6(host.substring(1, host.length() - 1), checked(uri.getPort()));
        }
        return ofAscii(host.toLowerCase(Locale.ROOT), checked(uri.getPort()));
    }

    /** {@link URI} finds no host in an authority with letters beyond ASCII. */
    private static Host ofUnicode(@Nullable String authority) throws RefusedAddressException {
        var parts = authority == null ? null : UNICODE_AUTHORITY.matcher(authority);
        if (parts == null || !parts.matches()) {
            throw new RefusedAddressException("The address has no valid host name.");
        }
        int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        try {
            var ascii = IDN.toASCII(parts.group(1), IDN.USE_STD3_ASCII_RULES);
            return ofAscii(ascii.toLowerCase(Locale.ROOT), checked(port));
        } catch (IllegalArgumentException _) {
            throw new RefusedAddressException("The address has no valid host name.");
        }
    }

    private static Host ofAscii(String name, int port) throws RefusedAddressException {
        if (IPV4.matcher(name).matches()) {
            return new Host(name, port, InetAddress.ofLiteral(name));
        }
        if (name.endsWith(".")) {
            throw new RefusedAddressException("The host name must not end with a dot.");
        }
        if (NUMBER_LAST.matcher(name).matches()) {
            throw new RefusedAddressException("Write an IP address as four decimal numbers.");
        }
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw new RefusedAddressException("The address has no valid host name.");
        }
        return new Host(name, port, null);
    }

    private static Host ofIpv6(String text, int port) throws RefusedAddressException {
        if (text.indexOf('%') >= 0) {
            throw new RefusedAddressException("An IPv6 address with a zone cannot be used.");
        }
        try {
            if (text.indexOf('.') < 0 && InetAddress.ofLiteral(text) instanceof Inet6Address v6) {
                return new Host(v6.getHostAddress(), port, v6);
            }
        } catch (IllegalArgumentException _) {
            // Falls through: no address.
        }
        throw new RefusedAddressException("An IPv4 address within an IPv6 address cannot be used.");
    }

    private static int checked(int port) throws RefusedAddressException {
        if (port == 0 || port > MAX_PORT) {
            throw new RefusedAddressException("The address has no valid port.");
        }
        return port;
    }
}
