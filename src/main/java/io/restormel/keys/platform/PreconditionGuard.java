package io.restormel.keys.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import tools.jackson.databind.JsonNode;

/** Refuses an edit whose {@code If-Match} nobody would look at: a precondition is never silently dropped. */
final class PreconditionGuard implements HandlerInterceptor {

    private static final Set<String> EDITS = Set.of("PUT", "PATCH", "DELETE");

    private PreconditionGuard() {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var precondition = request.getHeader(HttpHeaders.IF_MATCH);
        if (precondition != null
                && !precondition.strip().equals("*")
                && EDITS.contains(request.getMethod())
                && handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters()).noneMatch(PreconditionGuard::takes)) {
            throw ApplicationException.invalid("If-Match", "is not supported here; leave it out");
        }
        return true;
    }

    /** Of bodies, {@link RevisionAdvice} sees to it. */
    private static boolean takes(MethodParameter parameter) {
        return JsonNode.class.equals(parameter.getParameterType()) || isHeardBy(parameter);
    }

    /** Whether the handler of this parameter takes the header itself. */
    static boolean isHeardBy(MethodParameter parameter) {
        return Arrays.stream(parameter.getExecutable().getParameters())
                .map(each -> each.getAnnotation(RequestHeader.class))
                .anyMatch(header -> header != null && header.name().equals(HttpHeaders.IF_MATCH));
    }

    @Configuration
    static class Registration {

        @Bean
        MappedInterceptor preconditionGuard() {
            return new MappedInterceptor(new String[] {"/keys/**"}, new PreconditionGuard());
        }
    }
}
