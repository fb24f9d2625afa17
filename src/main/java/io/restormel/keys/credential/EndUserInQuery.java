package io.restormel.keys.credential;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Lets {@code …/end-users/-/…?endUserId=…} stand for an id that no path can hold: servers refuse addresses with an encoded
 * slash, backslash, semicolon or percent sign, whoever's id that is. Without the parameter, {@code -} is an id as others.
 */
final class EndUserInQuery implements HandlerInterceptor {

    private static final String END_USER = "endUserId";
    private static final String NAMED_IN_QUERY = "-";

    private EndUserInQuery() {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var named = request.getParameter(END_USER);
        if (named != null
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && NAMED_IN_QUERY.equals(variables.get(END_USER))) {
            var changed = new HashMap<Object, Object>(variables);
            changed.put(END_USER, named);
            request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, changed);
        }
        return true;
    }

    @Configuration
    static class Registration {

        @Bean
        MappedInterceptor endUserInQuery() {
            return new MappedInterceptor(
                    new String[] {"/keys/*/projects/*/end-users/-/**", "/keys/dashboard/api/projects/*/end-users/-/**"},
                    new EndUserInQuery());
        }
    }
}
