package io.restormel.keys.embed;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code /connect/…}: the hosted page with a KeyManager. Its script exchanges the link for a session, which uses the
 * link up; merely fetching the page does not, since mail scanners fetch every link before its reader does.
 */
@RestController
class ConnectController {

    private static final String FOLDER = "embed/";
    private static final Duration FILE_KEPT = Duration.ofMinutes(5);
    private static final int MAX_LINK = 200;

    private final ConnectLinkService links;
    private final EmbedFiles files;
    private final byte[] script;
    private final byte[] style;

    ConnectController(ConnectLinkService links, EmbedFiles files) throws IOException {
        this.links = links;
        this.files = files;
        this.script = new ClassPathResource(FOLDER + "connect.js").getContentAsByteArray();
        this.style = new ClassPathResource(FOLDER + "connect.css").getContentAsByteArray();
    }

    /** Where a page that was opened is when somebody reloads it. */
    @GetMapping({"/connect", "/connect/"})
    ResponseEntity<String> again(HttpServletRequest request) {
        return usedUp(request);
    }

    @GetMapping("/connect/{token:rkc_.*}")
    ResponseEntity<String> page(@PathVariable String token, HttpServletRequest request) {
        var link = links.find(token);
        if (link.isEmpty()) {
            return usedUp(request);
        }
        var manager = files.hashed("rk-key-manager.js");
        if (manager.isEmpty()) {
            return page(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    request,
                    null,
                    "",
                    text("Not available", "This server was built without the embeddable elements."));
        }
        var locale = link.get().locale();
        var context = request.getContextPath();
        var scripts = PlainPage.module(context + "/embed/v1/" + manager.get())
                + PlainPage.module(context + "/connect/page.js");
        return page(
                HttpStatus.OK,
                request,
                locale,
                scripts,
                "<main><h1>Your API keys</h1>"
                        + "<p>Keys that you enter here go straight to this server, are kept encrypted and are never"
                        + " shown again.</p><div id=\"manager\"></div><p id=\"status\" role=\"status\">Loading…</p>"
                        + "<noscript><p>This page needs JavaScript.</p></noscript></main>");
    }

    private static ResponseEntity<String> usedUp(HttpServletRequest request) {
        return page(
                HttpStatus.GONE,
                request,
                null,
                "",
                text("This link is used up", "It was opened already, or it has expired. Ask for a new one."));
    }

    private static String text(String title, String sentence) {
        return "<main><h1>" + PlainPage.escaped(title) + "</h1><p>" + PlainPage.escaped(sentence) + "</p></main>";
    }

    /** Uses the link up. Only the page itself may ask, and only once. */
    @PostMapping("/connect/exchange")
    ResponseEntity<Map<String, Map<String, Object>>> exchange(
            HttpServletRequest request, @RequestBody(required = false) @Nullable JsonNode json) {
        if (!Origins.own(request).equals(request.getHeader(HttpHeaders.ORIGIN))) {
            throw new ApplicationException.Refused(WidgetGate.ORIGIN_NOT_ALLOWED, "Open the link in a browser");
        }
        var issued =
                links.open(JsonBody.of(json, Set.of("link"), Set.of("link")).requiredText("link", MAX_LINK));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("session", issued.token());
        data.put("expiresAt", issued.session().expiresAt().toEpochMilli());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("data", data));
    }

    @GetMapping("/connect/page.js")
    ResponseEntity<byte[]> script() {
        return file("text/javascript", script);
    }

    @GetMapping("/connect/page.css")
    ResponseEntity<byte[]> style() {
        return file("text/css", style);
    }

    private static ResponseEntity<byte[]> file(String type, byte[] content) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FILE_KEPT).cachePublic())
                .header(HttpHeaders.CONTENT_TYPE, type + ";charset=utf-8")
                .body(content);
    }

    private static ResponseEntity<String> page(
            HttpStatus status, HttpServletRequest request, @Nullable String locale, String scripts, String body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " frame-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .body(PlainPage.of(
                        "en",
                        locale == null ? "" : " data-locale=\"" + PlainPage.escaped(locale) + "\"",
                        "Your API keys",
                        PlainPage.icon(request.getContextPath() + "/assets/favicon.svg")
                                + PlainPage.stylesheet(request.getContextPath() + "/connect/page.css")
                                + scripts,
                        body));
    }
}
