package io.restormel.keys.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns {@code Authorization: Bearer <key>} into the caller, from memory. A key that is not good leaves nobody calling. */
final class KeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int MAX_LENGTH = 512;

    private final KeyDigest digest;
    private final GatewayKeyLookup keys;
    private final List<KeyUse> uses;
    private final Clock clock;

    KeyFilter(KeyDigest digest, GatewayKeyLookup keys, List<KeyUse> uses, Clock clock) {
        this.digest = digest;
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = caller(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (caller != null) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(caller));
            SecurityContextHolder.setContext(context);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            // The next request on this thread starts as nobody; nothing else here is sure to clear what was set above.
            SecurityContextHolder.clearContext();
        }
    }

    private @Nullable Caller caller(@Nullable String header) {
        if (header == null
                || header.length() > MAX_LENGTH
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        var now = clock.instant();
        var caller = keys.find(digest.of(header.substring(SCHEME.length()).strip()), now.toEpochMilli());
        if (caller != null) {
            uses.forEach(use -> use.used(caller, now));
        }
        return caller;
    }
}
