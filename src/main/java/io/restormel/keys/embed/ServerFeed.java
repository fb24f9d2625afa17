package io.restormel.keys.embed;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ErrorJson;
import io.restormel.keys.platform.ProblemReply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The elements' feed for elements that this server drives: the same checks, services and answers as over REST, asked
 * through Vaadin. Keys are not taken here; they come from the secret field's document. Thread-safe.
 */
@Component
public class ServerFeed {

    private static final Logger log = LoggerFactory.getLogger(ServerFeed.class);

    private final WidgetGate gate;
    private final WidgetController models;
    private final WidgetKeyController keys;
    private final WidgetSessionService sessions;
    private final JsonMapper json;

    ServerFeed(
            WidgetGate gate,
            WidgetController models,
            WidgetKeyController keys,
            WidgetSessionService sessions,
            JsonMapper json) {
        this.gate = gate;
        this.models = models;
        this.keys = keys;
        this.sessions = sessions;
        this.json = json;
    }

    /**
     * The page that asks.
     *
     * @param origin null when the browser did not tell
     */
    public record Page(@Nullable String origin, boolean own) {

        public static Page of(HttpServletRequest request) {
            var origin = request.getHeader(HttpHeaders.ORIGIN);
            return new Page(origin, origin != null && origin.equals(Origins.own(request)));
        }
    }

    /**
     * A call as the element would make it.
     *
     * @param path below {@code /keys/v1/widget/}
     * @param body JSON; null for none
     * @param known the ETag of what the element has; null for none
     */
    public record Call(
            String method,
            String path,
            @Nullable String body,
            @Nullable String known) {}

    /** @param body null when nothing changed since the known ETag; retry in milliseconds, 0 for any time */
    public record Reply(
            int status, @Nullable JsonNode body, @Nullable String etag, long retryAfterMs) {

        public boolean good() {
            return status < 400;
        }
    }

    /** Never throws: what goes wrong is told as the API tells it. */
    public Reply answer(String token, Page page, Call call) {
        return admitted(token, page, widget -> route(widget, call));
    }

    /**
     * A session for the secret field alone, with its token: for a few minutes, for adding and replacing keys, of no use
     * to pages other than the field's own.
     */
    public Reply fieldSession(String token, Page page) {
        return admitted(token, page, widget -> {
            var issued = sessions.issueForField(
                    widget.require(WidgetComponent.KEY_MANAGER).session());
            return Map.of(
                    "session",
                    issued.token(),
                    "expiresAt",
                    issued.session().expiresAt().toEpochMilli());
        });
    }

    private interface Work {
        Object answer(WidgetCall call);
    }

    private Reply admitted(String token, Page page, Work work) {
        return switch (gate.admit(token, page.origin(), page.own())) {
            case WidgetGate.Entry.In(var widget) -> answer(widget, work);
            case WidgetGate.Entry.Out out ->
                new Reply(
                        out.status(),
                        json.valueToTree(ErrorJson.of(out.code(), out.message())),
                        null,
                        out.retryAfterSeconds() * 1000);
        };
    }

    private Reply answer(WidgetCall widget, Work work) {
        try {
            return reply(work.answer(widget));
        } catch (ApplicationException e) {
            return reply(ProblemReply.of(e));
        } catch (JacksonException _) {
            return reply(ProblemReply.invalidJson());
        } catch (RuntimeException e) {
            var reference = UUID.randomUUID().toString();
            log.error("An element's request failed, reference {}", reference, e);
            return reply(ProblemReply.internal(reference));
        }
    }

    private Reply reply(Object answer) {
        if (!(answer instanceof ResponseEntity<?> entity)) {
            return new Reply(200, json.valueToTree(answer), null, 0);
        }
        var headers = entity.getHeaders();
        var retry = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return new Reply(
                entity.getStatusCode().value(),
                entity.getBody() == null ? null : json.valueToTree(entity.getBody()),
                headers.getETag(),
                retry == null ? 0 : Long.parseLong(retry) * 1000);
    }

    private Object route(WidgetCall widget, Call call) {
        var parts = call.path().split("/", -1);
        var shape = call.method() + " " + parts[0] + (parts.length < 2 ? "" : "/*")
                + (parts.length < 3 ? "" : "/" + parts[2]);
        return switch (shape) {
            case "GET session" -> models.session(widget);
            case "GET models" -> models.models(widget, call.known());
            case "PUT model-choice" -> models.choose(widget, call.body() == null ? null : json.readTree(call.body()));
            case "GET keys" -> keys.list(widget, call.known());
            case "DELETE keys/*" -> keys.remove(widget, id(parts));
            case "GET keys/*/dependants" -> keys.dependants(widget, id(parts));
            case "POST keys/*/verify" -> keys.verify(widget, id(parts));
            case "POST keys/*/restore" -> keys.restore(widget, id(parts));
            default -> throw new ApplicationException.NotFound("not_found", "There is nothing here");
        };
    }

    private static UUID id(String[] parts) {
        try {
            return UUID.fromString(parts[1]);
        } catch (IllegalArgumentException _) {
            throw ApplicationException.notFound("key");
        }
    }
}
