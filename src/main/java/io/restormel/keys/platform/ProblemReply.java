package io.restormel.keys.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** The API's answer to a refused request, for all who answer as the API does. */
public final class ProblemReply {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ProblemReply() {}

    /** Answers where no controller does: in a filter, say. Nothing must have been written yet. */
    public static void write(HttpServletResponse response, ResponseEntity<ErrorJson> problem) throws IOException {
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(MAPPER.writeValueAsBytes(problem.getBody()));
    }

    /** As above, of a refusal that is told nowhere else. */
    public static void write(HttpServletResponse response, HttpStatus status, ErrorJson error) throws IOException {
        write(response, ResponseEntity.status(status).body(error));
    }

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
