package io.restormel.keys.openapi;

import io.restormel.keys.platform.ApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The API's description, and a page to browse it, for everybody: they are the same on every server of this version. */
@RestController
class OpenApiController {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String OURS = "classpath:openapi/page/";
    private static final String SWAGGER = "classpath:META-INF/resources/webjars/swagger-ui/*/";

    private static final Map<String, OpenApiFile> FILES = new ConcurrentHashMap<>();

    /** Read when somebody asks first. */
    private static OpenApiFile file(String name) {
        return FILES.computeIfAbsent(name, asked -> switch (asked) {
            case "page.html" -> file("text/html", OURS + asked);
            case "page.js" -> file("text/javascript", OURS + asked);
            case "page.css" -> file("text/css", OURS + asked);
            case "swagger-ui.css" -> file("text/css", SWAGGER + asked);
            case "swagger-ui-bundle.js" -> file("text/javascript", SWAGGER + asked);
            default -> throw ApplicationException.notFound("file");
        });
    }

    /** @param pattern matches one file, as a WebJar has its version in the path */
    private static OpenApiFile file(String mediaType, String pattern) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources(pattern);
            if (found.length != 1) {
                throw new IllegalStateException(found.length + " files are " + pattern);
            }
            return OpenApiFile.of(mediaType, found[0].getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping({"/keys/docs/api/openapi", "/keys/v1/openapi", "/keys/dashboard/api/openapi"})
    ResponseEntity<byte[]> document(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        boolean yaml = accept != null && accept.toLowerCase(Locale.ROOT).contains("yaml");
        return reply(yaml ? OpenApiFile.yaml() : OpenApiFile.json(), known);
    }

    @GetMapping({"/keys/docs/api/openapi.yaml", "/keys/v1/openapi.yaml", "/keys/dashboard/api/openapi.yaml"})
    ResponseEntity<byte[]> yaml(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return reply(OpenApiFile.yaml(), known);
    }

    /** The page; its links are relative to the folder that its address has no slash for. */
    @GetMapping("/keys/docs/api")
    ResponseEntity<byte[]> page(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return asset("page.html", known);
    }

    @GetMapping("/keys/docs/api/{name:.+\\.(?:js|css)}")
    ResponseEntity<byte[]> asset(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return reply(file(name), known);
    }

    private static ResponseEntity<byte[]> reply(OpenApiFile file, @Nullable String known) {
        boolean same = file.tag().equals(known);
        var reply = ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .eTag(file.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                // Said, else Spring invents a file name for what ends in .js.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType() + ";charset=utf-8");
        return same ? reply.build() : reply.body(file.bytes());
    }
}
