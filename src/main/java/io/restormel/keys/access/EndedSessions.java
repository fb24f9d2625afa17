package io.restormel.keys.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs out, with their next request, those who were removed or disabled or got another password: services refuse them as
 * it is, and here they are led to the sign-in page.
 */
final class EndedSessions extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Of the request, since Vaadin keeps the context of a session elsewhere than that of this thread.
        if (request.getUserPrincipal() instanceof Authentication authentication && hasEnded(authentication)) {
            request.logout();
        }
        chain.doFilter(request, response);
    }

    private static boolean hasEnded(Authentication authentication) {
        try {
            return authentication.getPrincipal() instanceof CallerHolder holder && holder.caller() == null;
        } catch (DataAccessException | TransactionException e) {
            // Pages say themselves that nothing can be read, and stay open until it can.
            log.debug("Whether a session has ended could not be read", e);
            return false;
        }
    }
}
