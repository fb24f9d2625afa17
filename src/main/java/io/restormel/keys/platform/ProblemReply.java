package io.restormel.keys.platform;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The API's answer to a refused request, for all who answer as the API does. */
public final class ProblemReply {

    private ProblemReply() {}

    public static ResponseEntity<ErrorJson> invalidJson() {
        return json(HttpStatus.BAD_REQUEST).body(ErrorJson.of("Invalid JSON", "The body is not valid JSON"));
    }

    /** @param reference under which the log has the cause */
    public static ResponseEntity<ErrorJson> internal(String reference) {
        return json(HttpStatus.INTERNAL_SERVER_ERROR)
                .body(new ErrorJson("internal_error", "Request failed", Map.of("reference", reference)));
    }

    /** Errors are JSON, whatever form of the thing itself was asked for. */
    static ResponseEntity.BodyBuilder json(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    public static ResponseEntity<ErrorJson> of(ApplicationException e) {
        var status = switch (e) {
            case ApplicationException.Unauthorized _ -> HttpStatus.UNAUTHORIZED;
            case ApplicationException.LimitReached _ -> HttpStatus.PAYMENT_REQUIRED;
            case ApplicationException.Refused _ -> HttpStatus.FORBIDDEN;
            case ApplicationException.NotFound _ -> HttpStatus.NOT_FOUND;
            case ApplicationException.Stale _, ApplicationException.Conflict _ -> HttpStatus.CONFLICT;
            case ApplicationException.Invalid _ -> HttpStatus.BAD_REQUEST;
            case ApplicationException.TooMany _ -> HttpStatus.TOO_MANY_REQUESTS;
            case ApplicationException.Unavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        var reply = json(status);
        if (e instanceof ApplicationException.TooMany tooMany) {
            reply.header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
        } else if (e instanceof ApplicationException.Unavailable unavailable && unavailable.retryAfterSeconds() > 0) {
            reply.header(HttpHeaders.RETRY_AFTER, Long.toString(unavailable.retryAfterSeconds()));
        }
        return reply.body(new ErrorJson(e.code(), e.getMessage(), e.details()));
    }
}
