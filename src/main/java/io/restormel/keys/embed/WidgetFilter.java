package io.restormel.keys.embed;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in the calls of elements: a good session, from a page that the session and its project allow. Answers preflights
 * itself, which come without a session and so for any origin: what follows is refused with a code that the page may
 * read, else an element could not tell a missing entry of the allow-list from a broken network. No other token is good
 * here, and this one nowhere else.
 */
final class WidgetFilter extends OncePerRequestFilter {

    static final String ORIGIN_NOT_ALLOWED = "origin_not_allowed";

    private static final String SCHEME = "Bearer ";
    private static final int MAX_HEADER = 200;
    /** Elements ask every four seconds; a page full of them stays far below. */
    private static final int PER_MINUTE = 600;

    private final SessionDirectory sessions;
    private final OriginDirectory origins;
    private final Clock clock;
    private final RateLimit limit;

    WidgetFilter(SessionDirectory sessions, OriginDirectory origins, Clock clock) {
        this.sessions = sessions;
        this.origins = origins;
        this.clock = clock;
        this.limit = new RateLimit(PER_MINUTE, Duration.ofMinutes(1), clock);
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
        var session = sessions.find(token(request.getHeader(HttpHeaders.AUTHORIZATION)));
        if (session == null) {
            refuse(response, 401, "session_invalid", "Send a widget session as \"Authorization: Bearer rkw_…\"");
        } else if (session.revokedAt() != null) {
            refuse(response, 401, "session_revoked", "The session was revoked");
        } else if (!session.isGoodAt(clock.instant())) {
            refuse(response, 401, "session_expired", "The session has expired");
        } else if (origin != null && !own && !session.origins().contains(origin)) {
            refuse(response, 403, ORIGIN_NOT_ALLOWED, "The session is not for pages of this origin");
        } else if (origin != null && !own && !origins.of(session.projectId()).contains(origin)) {
            refuse(response, 403, ORIGIN_NOT_ALLOWED, "The project's allow-list does not have this origin");
        } else {
            letIn(new WidgetCall(session, own), request, response, chain);
        }
    }

    private void letIn(WidgetCall call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            limit.require(call.session().id(), "A session calls at most " + PER_MINUTE + " times a minute");
        } catch (ApplicationException.TooMany e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfterSeconds()));
            refuse(response, 429, e.code(), e.getMessage());
            return;
        }
        request.setAttribute(WidgetCall.ATTRIBUTE, call);
        chain.doFilter(request, response);
    }

    private static void preflight(HttpServletResponse response) throws IOException {
        if (response.getHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN) == null) {
            refuse(response, 403, ORIGIN_NOT_ALLOWED, "A preflight names its origin");
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

    /** @param message without quotes of its own, or with escaped ones */
    private static void refuse(HttpServletResponse response, int status, String code, String message)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write("{\"error\":\"" + code + "\",\"message\":\"" + message.replace("\"", "\\\"") + "\"}");
    }
}
