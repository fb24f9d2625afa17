package io.restormel.keys.platform;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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

    /** Of each record, how to read a component of this name; null when it has none. */
    private static final class Components extends ClassValue<@Nullable RecordComponent> {

        private final String name;

        Components(String name) {
            this.name = name;
        }

        @Override
        protected @Nullable RecordComponent computeValue(Class<?> type) {
            return !type.isRecord()
                    ? null
                    : Arrays.stream(type.getRecordComponents())
                            .filter(each -> each.getName().equals(name))
                            .peek(each -> each.getAccessor().setAccessible(true))
                            .findFirst()
                            .orElse(null);
        }
    }

    private static final Components REVISION = new Components("revision");
    private static final Components DATA = new Components("data");

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
        var data = body instanceof Map<?, ?> envelope ? envelope.get("data") : read(DATA, body);
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
        return read(REVISION, data) instanceof Long revision ? "\"" + revision + "\"" : null;
    }

    private static @Nullable Object read(Components components, @Nullable Object of) {
        var component = of == null ? null : components.get(of.getClass());
        try {
            return component == null ? null : component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record cannot be read", e);
        }
    }
}
