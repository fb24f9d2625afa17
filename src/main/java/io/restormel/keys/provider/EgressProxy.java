package io.restormel.keys.provider;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The proxy through which calls leave for the internet.
 *
 * @param authorization value of {@code Proxy-Authorization}; null when the proxy asks for none
 */
record EgressProxy(String host, int port, @Nullable String authorization) {

    /**
     * Reads {@code http://proxy:3128} or {@code http://user:password@proxy:3128}; null for a blank text.
     *
     * @throws IllegalArgumentException without the text, which may hold a password; stops the start
     */
    static @Nullable EgressProxy parse(String text) {
        if (text.isBlank()) {
            return null;
        }
        URI uri = uri(text.strip());
        boolean bare = (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1 || !bare) {
            throw malformed();
        }
        return new EgressProxy(uri.getHost(), uri.getPort(), authorization(uri.getUserInfo()));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "restormel.providers.proxy must be like http://proxy:3128 or http://user:password@proxy:3128");
    }

    private static @Nullable String authorization(@Nullable String user) {
        return user == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /** A socket that calls directly without a proxy, and through it otherwise. */
    static Socket socket(@Nullable EgressProxy proxy) {
        return proxy == null ? new Socket(Proxy.NO_PROXY) : new TunnelSocket(proxy);
    }

    /** Looked up anew for each call. */
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EgressProxy[" + host + ":" + port + "]";
    }
}
