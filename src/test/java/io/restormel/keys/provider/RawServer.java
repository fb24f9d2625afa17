package io.restormel.keys.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on 127.0.0.1 that does what it is told with each connection, and counts them. */
final class RawServer implements AutoCloseable {

    interface Conversation {
        void hold(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();

    RawServer(Conversation conversation) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    /** Whoever gets here has been let through. */
    static RawServer trap() {
        return answering("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    }

    static RawServer answering(String response) {
        return new RawServer(out -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void accept(Conversation conversation) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(conversation, socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void converse(Conversation conversation, Socket socket) {
        try (socket) {
            readHead(socket);
            conversation.hold(socket.getOutputStream());
        } catch (IOException | InterruptedException _) {
            // The other side hung up, as it should.
        }
    }

    private static void readHead(Socket socket) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                return;
            }
            newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
        }
    }

    int connections() {
        return connections.get();
    }

    int port() {
        return server.getLocalPort();
    }

    /** As an entry of the administrator's list. */
    String allowance() {
        return "127.0.0.1:" + port();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
