package io.restormel.keys.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Tells the {@code ETag} of the one thing that a reply's {@code data} is: its revision, else what it says. */
@RestControllerAdvice
class EntityTagAdvice implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var data = body instanceof Map<?, ?> envelope ? envelope.get("data") : RecordParts.read(body, "data");
        var tag = data == null ? null : tag(data);
        if (tag != null && !response.getHeaders().containsHeader(HttpHeaders.ETAG)) {
            response.getHeaders().setETag(tag);
        }
        return body;
    }

    private static @Nullable String tag(Object data) {
        if (data instanceof Tagged tagged) {
            return IfMatch.tag(tagged.tagged());
        }
        return RecordParts.read(data, "revision") instanceof Long revision ? "\"" + revision + "\"" : null;
    }
}
