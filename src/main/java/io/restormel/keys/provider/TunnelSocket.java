package io.restormel.keys.provider;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Connects by way of a proxy's CONNECT, to the very IP address that it is given: which address a call goes to stays our
 * decision, and TLS is spoken with the server behind it. Addresses in private networks, which only the administrator can
 * have allowed, are called directly.
 */
final class TunnelSocket extends Socket {

    private static final int MAX_HEAD = 8 * 1024;
    private static final String END = "\r\n\r\n";

    private final EgressProxy proxy;

    TunnelSocket(EgressProxy proxy) {
        super(Proxy.NO_PROXY);
        this.proxy = proxy;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (!(endpoint instanceof InetSocketAddress target) || target.isUnresolved()) {
            throw new IOException("Only addresses that were checked are called");
        }
        if (Reach.of(target.getAddress()) != Reach.PUBLIC) {
            super.connect(endpoint, timeout);
            return;
        }
        super.connect(proxy.address(), timeout);
        int before = getSoTimeout();
        setSoTimeout(timeout);
        open(target);
        setSoTimeout(before);
    }

    private void open(InetSocketAddress target) throws IOException {
        var ip = target.getAddress().getHostAddress();
        var authority = (target.getAddress() instanceof Inet6Address ? "[" + ip + "]" : ip) + ":" + target.getPort();
        var head = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n");
        if (proxy.authorization() != null) {
            head.append("Proxy-Authorization: ").append(proxy.authorization()).append("\r\n");
        }
        getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        getOutputStream().flush();
        var reply = reply();
        if (!reply.matches("(?s)HTTP/1\\.[01] 2[0-9][0-9][ \r].*")) {
            throw new IOException("The proxy refused the connection");
        }
    }

    /** Byte by byte: what follows the head is the server's already. */
    private String reply() throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_HEAD) {
            int next = getInputStream().read();
            if (next < 0) {
                throw new IOException("The proxy closed the connection");
            }
            head.append((char) next);
            if (head.length() >= END.length()
                    && head.substring(head.length() - END.length()).equals(END)) {
                return head.toString();
            }
        }
        throw new IOException("The proxy's answer is too long");
    }
}
