package io.restormel.keys.provider;

import java.util.Arrays;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * A header with a secret, written from a character array that {@link #close} clears; no string of it ever exists here.
 * Nothing but the connection sees the value: not {@code toString}, not a log of headers.
 */
final class SecretHeader implements FormattedHeader, AutoCloseable {

    private final String name;
    private final transient CharArrayBuffer line;

    /** @param before what stands before the secret in the value, such as {@code "Bearer "} */
    SecretHeader(String name, String before, char[] secret) {
        this.name = name;
        line = new CharArrayBuffer(name.length() + 2 + before.length() + secret.length);
        line.append(name);
        line.append(": ");
        line.append(before);
        line.append(secret, 0, secret.length);
    }

    @Override
    public CharArrayBuffer getBuffer() {
        return line;
    }

    @Override
    public int getValuePos() {
        return name.length() + 2;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getValue() {
        return "[redacted]";
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public void close() {
        Arrays.fill(line.array(), '\0');
    }

    @Override
    public String toString() {
        return name + ": [redacted]";
    }
}
