package io.restormel.keys.embed;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /embed/v1/secret-field?s=…}: the document into which a key is typed. Only pages that the session and its
 * project allow may frame it, and it talks to this server only. The nonce in its address is for its script.
 */
@RestController
class SecretFieldController {

    private final WidgetSessionRepository sessions;
    private final OriginDirectory origins;
    private final EmbedFiles files;
    private final Clock clock;

    SecretFieldController(WidgetSessionRepository sessions, OriginDirectory origins, EmbedFiles files, Clock clock) {
        this.sessions = sessions;
        this.origins = origins;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/embed/v1/secret-field")
    ResponseEntity<String> document(
            @RequestParam(name = "s", required = false) @Nullable String sessionId, HttpServletRequest request) {
        var session = session(sessionId);
        var script = files.hashed("secret-field.js");
        var style = files.hashed("secret-field.css");
        if (session.isEmpty() || script.isEmpty() || style.isEmpty()) {
            return reply(HttpStatus.NOT_FOUND, "'none'", PlainPage.of("en", "", "Not found", "", "<main></main>"));
        }
        var allowed = origins.of(session.get().projectId());
        var parents = String.join(
                " ", session.get().origins().stream().filter(allowed::contains).toList());
        var folder = request.getContextPath() + "/embed/v1/";
        var language = session.get().locale();
        return reply(
                HttpStatus.OK,
                (parents + " 'self'").strip(),
                PlainPage.of(
                        language == null ? "en" : language,
                        " data-origins=\"" + PlainPage.escaped(parents) + "\"",
                        "Key",
                        PlainPage.stylesheet(folder + style.get()) + PlainPage.module(folder + script.get()),
                        "<main></main>"));
    }

    private Optional<WidgetSession> session(@Nullable String id) {
        try {
            return id == null
                    ? Optional.empty()
                    : sessions.find(UUID.fromString(id)).filter(found -> found.isGoodAt(clock.instant()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<String> reply(HttpStatus status, String ancestors, String html) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        String.join(
                                "; ",
                                "default-src 'none'",
                                "script-src 'self'",
                                "style-src 'self'",
                                "connect-src 'self'",
                                "frame-ancestors " + ancestors,
                                "form-action 'none'",
                                "base-uri 'none'",
                                "require-trusted-types-for 'script'"))
                .header("Referrer-Policy", "no-referrer")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .body(html);
    }
}
