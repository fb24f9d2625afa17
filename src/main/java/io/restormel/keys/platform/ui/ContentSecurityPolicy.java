package io.restormel.keys.platform.ui;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The strictest policy that the dashboard runs under, set on its host page.
 *
 * <p>Only scripts with this page's nonce run, and what those load themselves; what is fetched ahead for them has it too. Flow sends behaviour as text, which needs
 * 'unsafe-eval'; its components write style elements and attributes, which needs 'unsafe-inline' for styles.
 */
final class ContentSecurityPolicy implements IndexHtmlRequestListener {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var nonce = nonce();
        response.getDocument().select("script, link[rel=modulepreload]").attr("nonce", nonce);
        response.getVaadinResponse().setHeader("Content-Security-Policy", policy(nonce));
    }

    private static String nonce() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'nonce-" + nonce + "' 'strict-dynamic' 'unsafe-eval'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                // The secret field of an embedded KeyManager that is tried out here.
                "frame-src 'self'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
