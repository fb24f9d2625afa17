package io.restormel.keys.credential;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A provider's key in the clear, for as short as possible: closing overwrites it. Neither printed nor serialised. Not
 * thread-safe.
 */
public final class ProviderSecret implements AutoCloseable {

    private static final int SUFFIX = 4;
    /** Of a short secret, four characters would tell too much. */
    private static final int SHORT = 12;

    private final byte[] utf8;
    private boolean closed;

    private ProviderSecret(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static ProviderSecret of(CharSequence text) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return new ProviderSecret(bytes);
    }

    /** Takes the array over, and clears it when closed. */
    static ProviderSecret owning(byte[] utf8) {
        return new ProviderSecret(utf8);
    }

    /** The array itself, for sealing. */
    byte[] bytes() {
        requireOpen();
        return utf8;
    }

    /** A copy for the caller to clear. */
    public char[] chars() {
        requireOpen();
        var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        var chars = new char[decoded.remaining()];
        decoded.get(chars);
        Arrays.fill(decoded.array(), '\0');
        return chars;
    }

    /** The last four characters, which may be shown; null when the secret is too short to show any. */
    @org.jspecify.annotations.Nullable
    String suffix() {
        var chars = chars();
        try {
            return chars.length < SHORT ? null : new String(chars, chars.length - SUFFIX, SUFFIX);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The secret was cleared already");
        }
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "ProviderSecret[••••]";
    }
}
