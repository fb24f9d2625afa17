package io.restormel.keys.platform;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Redacts what another encoder made of an event: the finished line, whatever its format, with its exception, causes and
 * context. Text without a secret passes as the same bytes.
 */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> inner;
    private final Charset charset;

    /** @param inner started already */
    RedactingEncoder(Encoder<ILoggingEvent> inner) {
        this.inner = inner;
        charset = inner instanceof LayoutWrappingEncoder<?> layout && layout.getCharset() != null
                ? layout.getCharset()
                : StandardCharsets.UTF_8;
    }

    @Override
    public byte @Nullable [] encode(ILoggingEvent event) {
        byte[] bytes = inner.encode(event);
        if (bytes == null) {
            return null;
        }
        var line = new String(bytes, charset);
        var markers = event.getMarkerList();
        var clean = markers != null && markers.contains(Redaction.SETUP_LINK)
                ? Redaction.ofAllButSetup(line)
                : Redaction.of(line);
        return clean.equals(line) ? bytes : clean.getBytes(charset);
    }

    @Override
    public byte @Nullable [] headerBytes() {
        return inner.headerBytes();
    }

    @Override
    public byte @Nullable [] footerBytes() {
        return inner.footerBytes();
    }

    @Override
    public void stop() {
        inner.stop();
        super.stop();
    }
}
