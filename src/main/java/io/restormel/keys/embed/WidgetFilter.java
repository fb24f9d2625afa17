package io.restormel.keys.embed;

import io.restormel.keys.platform.ErrorJson;
import io.restormel.keys.platform.ProblemReply;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the calls of elements to the {@link WidgetGate}. Answers preflights itself, which come without a session and so
 * for any origin: what follows is refused with a code that the page may read, else an element could not tell a missing
 * entry of the allow-list from a broken network.
 */
final class WidgetFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int MAX_HEADER = 200;

    private final WidgetGate gate;

    WidgetFilter(WidgetGate gate) {
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean own = origin != null && origin.equals(Origins.own(request));
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        // A page that is not allowed reads nothing but the refusal, which any other client can read as well.
        if (origin != null && origin.length() <= Origins.MAX_LENGTH) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After");
        }
        if ("OPTIONS".equals(request.getMethod())) {
            preflight(response);
            return;
        }
        switch (gate.admit(token(request.getHeader(HttpHeaders.AUTHORIZATION)), origin, own)) {
            case WidgetGate.Entry.In(var call) -> {
                request.setAttribute(WidgetCall.ATTRIBUTE, call);
                chain.doFilter(request, response);
            }
            case WidgetGate.Entry.Out out -> {
                if (out.retryAfterSeconds() > 0) {
                    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(out.retryAfterSeconds()));
                }
                refuse(response, out.status(), out.code(), out.message());
            }
        }
    }

    private static void preflight(HttpServletResponse response) throws IOException {
        if (response.getHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN) == null) {
            refuse(response, 403, WidgetGate.ORIGIN_NOT_ALLOWED, "A preflight names its origin");
            return;
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, If-None-Match");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
    }

    private static String token(@Nullable String header) {
        return header == null
                        || header.length() > MAX_HEADER
                        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? ""
                : header.substring(SCHEME.length()).strip();
    }

    private static void refuse(HttpServletResponse response, int status, String code, String message)
            throws IOException {
        ProblemReply.write(response, HttpStatus.valueOf(status), ErrorJson.of(code, message));
    }
}
