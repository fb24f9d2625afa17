package io.restormel.keys.provider;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where an IP address leads: to the internet, into a private network, or to what nobody may call through us (link-local
 * with the clouds' metadata, multicast, reserved and documentation ranges, and IPv6 forms that carry an IPv4 address).
 */
enum Reach {
    PUBLIC,
    PRIVATE,
    FORBIDDEN;

    private record Range(byte[] base, int bits, Reach reach) {

        static Range of(String cidr, Reach reach) {
            int slash = cidr.indexOf('/');
            var base = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            return new Range(base, Integer.parseInt(cidr.substring(slash + 1)), reach);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit));
                if (((base[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The first that contains the address counts; an IPv4 address in none of them is public. */
    private static final List<Range> IPV4 = List.of(
            Range.of("0.0.0.0/8", FORBIDDEN),
            Range.of("100.100.100.200/32", FORBIDDEN), // Alibaba Cloud's metadata
            Range.of("168.63.129.16/32", FORBIDDEN), // Azure's host agent
            Range.of("169.254.0.0/16", FORBIDDEN),
            Range.of("192.0.0.0/24", FORBIDDEN),
            Range.of("192.0.2.0/24", FORBIDDEN),
            Range.of("192.31.196.0/24", FORBIDDEN),
            Range.of("192.52.193.0/24", FORBIDDEN),
            Range.of("192.88.99.0/24", FORBIDDEN),
            Range.of("192.175.48.0/24", FORBIDDEN),
            Range.of("198.18.0.0/15", FORBIDDEN),
            Range.of("198.51.100.0/24", FORBIDDEN),
            Range.of("203.0.113.0/24", FORBIDDEN),
            Range.of("224.0.0.0/4", FORBIDDEN),
            Range.of("240.0.0.0/4", FORBIDDEN),
            Range.of("10.0.0.0/8", PRIVATE),
            Range.of("100.64.0.0/10", PRIVATE),
            Range.of("127.0.0.0/8", PRIVATE),
            Range.of("172.16.0.0/12", PRIVATE),
            Range.of("192.168.0.0/16", PRIVATE));

    /**
     * An IPv6 address in none of them is forbidden: only 2000::/3 is given out, so IPv4-mapped and -compatible forms,
     * 64:ff9b::/96, link-local, site-local and multicast fall through. 2001::/23 holds Teredo, 2002::/16 is 6to4.
     */
    private static final List<Range> IPV6 = List.of(
            Range.of("fd00:ec2::254/128", FORBIDDEN), // Amazon's metadata
            Range.of("fd20:ce::254/128", FORBIDDEN), // Google Cloud's metadata
            Range.of("fc00::/7", PRIVATE),
            Range.of("::1/128", PRIVATE),
            Range.of("2001::/23", FORBIDDEN),
            Range.of("2001:db8::/32", FORBIDDEN),
            Range.of("2002::/16", FORBIDDEN),
            Range.of("2620:4f:8000::/48", FORBIDDEN),
            Range.of("3fff::/20", FORBIDDEN),
            Range.of("2000::/3", PUBLIC));

    static Reach of(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> first(IPV4, v4.getAddress(), PUBLIC);
            case Inet6Address v6 when v6.getScopeId() != 0 || v6.getScopedInterface() != null -> FORBIDDEN;
            case Inet6Address v6 -> first(IPV6, v6.getAddress(), FORBIDDEN);
            default -> FORBIDDEN;
        };
    }

    private static Reach first(List<Range> ranges, byte[] address, Reach otherwise) {
        for (var range : ranges) {
            if (range.contains(address)) {
                return range.reach();
            }
        }
        return otherwise;
    }

    /** The same address without a host name in it, so that nothing can look it up once more. */
    static InetAddress bare(InetAddress address) throws UnknownHostException {
        return InetAddress.getByAddress(address.getAddress());
    }
}
