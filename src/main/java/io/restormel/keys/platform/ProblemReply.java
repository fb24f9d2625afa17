package io.restormel.keys.platform;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The API's answer to a refused request, for all who answer as the API does. */
public final class ProblemReply {

    private ProblemReply() {}

    public static ResponseEntity<ErrorJson> of(ApplicationException e) {
        var status = switch (e) {
            case ApplicationException.Unauthorized _ -> HttpStatus.UNAUTHORIZED;
            case ApplicationException.Refused _ -> HttpStatus.FORBIDDEN;
            case ApplicationException.NotFound _ -> HttpStatus.NOT_FOUND;
            case ApplicationException.Stale _, ApplicationException.Conflict _ -> HttpStatus.CONFLICT;
            case ApplicationException.Invalid _ -> HttpStatus.BAD_REQUEST;
            case ApplicationException.TooMany _ -> HttpStatus.TOO_MANY_REQUESTS;
            case ApplicationException.Unavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        // JSON, whatever form of the thing itself was asked for.
        var reply = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (e instanceof ApplicationException.TooMany tooMany) {
            reply.header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
        } else if (e instanceof ApplicationException.Unavailable unavailable && unavailable.retryAfterSeconds() > 0) {
            reply.header(HttpHeaders.RETRY_AFTER, Long.toString(unavailable.retryAfterSeconds()));
        }
        return reply.body(new ErrorJson(e.code(), e.getMessage(), e.details()));
    }
}
