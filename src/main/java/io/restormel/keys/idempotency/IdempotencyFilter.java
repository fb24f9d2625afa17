package io.restormel.keys.idempotency;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Idempotent;
import io.restormel.keys.platform.ProblemReply;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers a create that was sent before with the same {@code Idempotency-Key} as it was answered then. Comes after
 * security, which says who is calling.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    /** Printable ASCII, as header fields are. */
    private static final Pattern KEY = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");

    private final IdempotentReplies replies;
    private final CurrentCaller callers;
    private final KeyDigest digest;
    private final RequestMappingHandlerMapping handlers;

    IdempotencyFilter(
            IdempotentReplies replies,
            CurrentCaller callers,
            KeyDigest digest,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.replies = replies;
        this.callers = callers;
        this.digest = digest;
        this.handlers = handlers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/keys/")
                || !isIdempotent(request);
    }

    private boolean isIdempotent(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            var found = handlers.getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod handler && isIdempotent(handler);
        } catch (Exception _) {
            // The dispatcher comes to the same and says why.
            return false;
        }
    }

    private static boolean isIdempotent(HandlerMethod handler) {
        var status = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), ResponseStatus.class);
        return handler.hasMethodAnnotation(Idempotent.class) || (status != null && status.code() == HttpStatus.CREATED);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = callers.get().orElse(null);
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        var key = request.getHeader(HEADER).strip();
        if (!KEY.matcher(key).matches()) {
            ProblemReply.write(
                    response,
                    ProblemReply.of(
                            ApplicationException.invalid(HEADER, "must be 1 to 200 printable ASCII characters")));
            return;
        }
        var buffered = new BufferedRequest(request);
        var ask = Ask.of(digest, caller.actorType() + ":" + caller.actorId(), key, address(request), buffered.body());
        var caching = new ContentCachingResponseWrapper(response);
        var answer = once(ask, caller, buffered, caching, chain);
        if (answer == null) {
            return;
        }
        if (answer.repeated()) {
            response.setHeader(REPLAYED, "true");
            answer.reply().write(response);
        } else {
            caching.copyBodyToResponse();
        }
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** Null when it was answered here. */
    private IdempotentReplies.@Nullable Answer once(
            Ask ask, Caller caller, BufferedRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        try {
            return replies.once(ask, caller, () -> {
                chain.doFilter(request, response);
                return Reply.of(response);
            });
        } catch (ApplicationException e) {
            ProblemReply.write((HttpServletResponse) response.getResponse(), ProblemReply.of(e));
            return null;
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
