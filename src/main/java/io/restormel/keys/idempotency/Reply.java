package io.restormel.keys.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What a request was answered.
 *
 * @param headers those that tell of the thing made; all others are of the connection or the caller
 */
record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final Set<HttpStatus> REFUSALS =
            Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);

    static Reply of(ContentCachingResponseWrapper response) {
        var headers = new TreeMap<String, String>();
        for (var name : Set.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE)) {
            var value = name.equals(HttpHeaders.CONTENT_TYPE) ? response.getContentType() : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Reply(response.getStatus(), headers, response.getContentAsByteArray());
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Does it say that the caller may not do this, or not know of it? */
    boolean isRefusal() {
        var code = HttpStatus.resolve(status);
        return code != null && REFUSALS.contains(code);
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.getOutputStream().write(body);
    }
}
