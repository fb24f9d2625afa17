package io.restormel.keys.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From where the request of the current thread came. */
final class RequestOrigin {

    private static final AuditEvent.Origin NONE = new AuditEvent.Origin(null, null, null);
    private static final String HEADER = "X-Request-Id";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{1,80}");
    private static final String ATTRIBUTE = RequestOrigin.class.getName();

    private RequestOrigin() {}

    static AuditEvent.Origin current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : NONE;
    }

    private static AuditEvent.Origin of(HttpServletRequest request) {
        return new AuditEvent.Origin(
                AuditText.line(request.getRemoteAddr(), 60),
                AuditText.line(request.getHeader("User-Agent"), 300),
                AuditText.line(requestId(request), 80));
    }

    /** One id for all that a request did, its own if it brought one. */
    private static String requestId(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var given = request.getHeader(HEADER);
        var id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
