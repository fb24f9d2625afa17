package io.restormel.keys.access;

import io.restormel.keys.platform.ErrorJson;
import io.restormel.keys.platform.ProblemReply;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns {@code Authorization: Bearer <key>} into the caller, from memory. A key that is not good leaves nobody calling;
 * one that is used from elsewhere or too often is answered here. An address that goes on with bad keys is slowed down,
 * which does not touch those from the same address whose keys are good.
 */
final class KeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int MAX_LENGTH = 512;

    private final KeyDigest digest;
    private final GatewayKeyLookup keys;
    private final List<KeyUse> uses;
    private final int failuresPerMinute;
    private final Clock clock;
    private final Pace<String> failures = new Pace<>();
    private final Pace<String> requests = new Pace<>();

    KeyFilter(KeyDigest digest, GatewayKeyLookup keys, List<KeyUse> uses, KeyProperties properties, Clock clock) {
        this.digest = digest;
        this.keys = keys;
        this.uses = uses;
        this.failuresPerMinute = properties.failuresPerMinute();
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var secret = secret(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (secret != null) {
            var now = clock.instant();
            var key = keys.find(digest.of(secret), now.toEpochMilli());
            if (key == null ? guessesTooOften(request, response) : isRefused(key, request, response)) {
                return;
            }
            if (key != null) {
                uses.forEach(use -> use.used(key, now));
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new CallerAuthentication(key.caller()));
                SecurityContextHolder.setContext(context);
            }
        }
        try {
            chain.doFilter(request, response);
        } finally {
            // The next request on this thread starts as nobody; nothing else here is sure to clear what was set above.
            SecurityContextHolder.clearContext();
        }
    }

    private static @Nullable String secret(@Nullable String header) {
        return header != null
                        && header.length() <= MAX_LENGTH
                        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    private boolean guessesTooOften(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var pace = failures.take(request.getRemoteAddr(), failuresPerMinute, System.nanoTime());
        if (!pace.allowed()) {
            tooMany(response, pace, "Too many requests with a key that is not valid came from this address");
        }
        return !pace.allowed();
    }

    private boolean isRefused(KeySource.Entry key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!key.isGoodFrom(request.getRemoteAddr())) {
            ProblemReply.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    ErrorJson.of("address_not_allowed", "The key may not be used from this address"));
            return true;
        }
        var perMinute = key.perMinute();
        if (perMinute == null) {
            return false;
        }
        // A key's secrets share its pace.
        var pace = requests.take(key.caller().actorId(), perMinute, System.nanoTime());
        response.setHeader("RateLimit-Policy", "\"key\";q=" + perMinute + ";w=60");
        response.setHeader("RateLimit", "\"key\";r=" + pace.remaining() + ";t=" + pace.resetSeconds());
        if (!pace.allowed()) {
            tooMany(response, pace, "The key may make " + perMinute + " requests a minute");
        }
        return !pace.allowed();
    }

    private static void tooMany(HttpServletResponse response, Pace.Answer pace, String message) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pace.retrySeconds()));
        ProblemReply.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                new ErrorJson("rate_limited", message, Map.of("retryAfterSeconds", pace.retrySeconds())));
    }
}
