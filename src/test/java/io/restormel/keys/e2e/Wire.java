package io.restormel.keys.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a browser and the server: one port that leads to another, until it is cut. Thread-safe. */
final class Wire implements AutoCloseable {

    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile ServerSocket listener;

    Wire(int target) {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Ends all connections and refuses new ones. */
    void cut() {
        close();
    }

    void mend() {
        listener = listen(port);
    }

    /** Leads to a server on another port from now on, and works again. */
    void mend(int newTarget) {
        target = newTarget;
        mend();
    }

    @Override
    public void close() {
        quietly(listener);
        sockets.forEach(Wire::quietly);
        sockets.clear();
    }

    private ServerSocket listen(int where) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), where));
            Thread.startVirtualThread(() -> accept(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                sockets.add(near);
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(far);
                Thread.startVirtualThread(() -> carry(near, far));
                Thread.startVirtualThread(() -> carry(far, near));
            } catch (IOException e) {
                // Cut, or nobody at the other end: the browser sees a closed connection.
                if (!server.isClosed()) {
                    sockets.forEach(Wire::quietly);
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end closed, which closes the other.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // It is closed already.
        }
    }
}
