package io.restormel.keys.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where an exception becomes an API error. Codes are stable, causes stay in the log. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ErrorJson> refused(ApplicationException e, HttpServletRequest request) {
        var reply = ProblemReply.of(e);
        // Of a precondition in the header, HTTP has its own word (RFC 9110, 13.1.1).
        return e instanceof ApplicationException.Stale && request.getHeader(HttpHeaders.IF_MATCH) != null
                ? ProblemReply.json(HttpStatus.PRECONDITION_FAILED).body(reply.getBody())
                : reply;
    }

    @ExceptionHandler
    ResponseEntity<ErrorJson> unreadable(HttpMessageNotReadableException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BodySizeFilter.TooLarge large) {
                return tooLarge(large);
            }
        }
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                invalidField(path(unknown), "unknown field \"" + path(unknown) + "\"");
            case DatabindException wrong
            when !path(wrong).isEmpty() ->
                invalidField(path(wrong), "\"" + path(wrong) + "\" has the wrong type or value");
            case null, default ->
                ProblemReply.json(HttpStatus.BAD_REQUEST)
                        .body(ErrorJson.of("Invalid JSON", "The body is not valid JSON of the expected form"));
        };
    }

    private static String path(DatabindException e) {
        return e.getPath().stream()
                .map(r -> r.getPropertyName() != null ? r.getPropertyName() : "[" + r.getIndex() + "]")
                .collect(Collectors.joining("."));
    }

    private static ResponseEntity<ErrorJson> invalidField(String field, String message) {
        return ProblemReply.json(HttpStatus.BAD_REQUEST)
                .body(new ErrorJson("invalid_request", message, Map.of("field", field)));
    }

    @ExceptionHandler
    ResponseEntity<ErrorJson> badJson(JacksonException e) {
        return ProblemReply.invalidJson();
    }

    @ExceptionHandler
    ResponseEntity<ErrorJson> tooLarge(BodySizeFilter.TooLarge e) {
        return ProblemReply.json(HttpStatus.CONTENT_TOO_LARGE)
                .body(ErrorJson.of(BodySizeFilter.TooLarge.CODE, String.valueOf(e.getMessage())));
    }

    /** Of the query, or of a form: what is no text in UTF-8, say. */
    @ExceptionHandler
    ResponseEntity<ErrorJson> unreadableParameters(InvalidParameterException e) {
        return ProblemReply.json(HttpStatus.BAD_REQUEST)
                .body(ErrorJson.of("invalid_request", "The query of the address is not encoded as it should be"));
    }

    /** Ids in paths are UUIDs: what is none names nothing. */
    @ExceptionHandler
    ResponseEntity<ErrorJson> wrongType(MethodArgumentTypeMismatchException e) {
        if (UUID.class.equals(e.getRequiredType())) {
            return ProblemReply.json(HttpStatus.NOT_FOUND)
                    .body(ErrorJson.of("not_found", "No such " + e.getName().replaceAll("Id$", "")));
        }
        return invalidField(e.getName(), e.getName() + " has the wrong type or value");
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ErrorJson> other(Exception e, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        if (e instanceof ErrorResponse known) {
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(ErrorJson.of(code(known.getStatusCode()), "The request could not be handled as sent"));
        }
        var type = request.getContentType();
        if (e instanceof MultipartException || (type != null && type.contains("*"))) {
            return ProblemReply.json(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                    .body(ErrorJson.of("unsupported_media_type", "The Content-Type is none that a body can have"));
        }
        var reference = UUID.randomUUID().toString();
        log.error("Request failed, reference {}: {} {}", reference, request.getMethod(), request.getRequestURI(), e);
        return ProblemReply.internal(reference);
    }

    private static String code(HttpStatusCode status) {
        return List.of(HttpStatus.values()).stream()
                .filter(s -> s.value() == status.value())
                .findFirst()
                .map(s -> s.name().toLowerCase(java.util.Locale.ROOT))
                .orElse("error_" + status.value());
    }
}
