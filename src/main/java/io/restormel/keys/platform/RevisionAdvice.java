package io.restormel.keys.platform;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the revision of an {@code If-Match} header into the body, where edits expect it: {@code If-Match: "3"} says the
 * same as {@code "revision": 3}. An edit that takes no revision refuses the field, so that a precondition is never
 * silently dropped. Handlers that take the header themselves are left alone.
 */
@RestControllerAdvice
class RevisionAdvice extends RequestBodyAdviceAdapter {

    private static final String REVISION = "revision";

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return JsonNode.class.equals(parameter.getParameterType()) && !PreconditionGuard.isHeardBy(parameter);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        var revision = Revisions.expected(message.getHeaders().getFirst(HttpHeaders.IF_MATCH));
        if (revision != null && body instanceof ObjectNode fields) {
            var inBody = fields.get(REVISION);
            if (inBody != null && inBody.isNumber() && inBody.longValue() != revision) {
                throw Revisions.contradiction();
            }
            if (!fields.hasNonNull(REVISION)) {
                fields.put(REVISION, revision);
            }
        }
        return body;
    }

    @Override
    public @Nullable Object handleEmptyBody(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        var revision = Revisions.expected(message.getHeaders().getFirst(HttpHeaders.IF_MATCH));
        return revision == null ? body : JsonMapper.shared().createObjectNode().put(REVISION, revision);
    }
}
