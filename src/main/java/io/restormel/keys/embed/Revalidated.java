package io.restormel.keys.embed;

import io.restormel.keys.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Replies that elements ask for again and again: nothing is sent when nothing changed. */
final class Revalidated {

    private static final int TAG_BYTES = 15;

    private Revalidated() {}

    /**
     * @param revision changes whenever the body may
     * @param known the request's If-None-Match; null when it has none
     */
    static <T> ResponseEntity<T> reply(String revision, @Nullable String known, Supplier<T> body) {
        var tag = tag(revision.getBytes(StandardCharsets.UTF_8));
        boolean same = known != null
                && Arrays.stream(known.split(",")).anyMatch(each -> each.strip().equals(tag));
        var reply = ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .eTag(tag);
        return same ? reply.build() : reply.body(body.get());
    }

    /** A weak one: Tomcat compresses no reply with a strong one. */
    static String tag(byte[] content) {
        var hash = Arrays.copyOf(Sha256.of(content), TAG_BYTES);
        return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
    }
}
