package io.restormel.keys.embed;

import io.restormel.keys.platform.ApplicationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /embed/v1/…}: the files that any page may load. They hold no secret and are the same for everybody. */
@RestController
class EmbedFileController {

    private static final Duration ALIAS_KEPT = Duration.ofMinutes(5);
    private static final Duration HASHED_KEPT = Duration.ofDays(365);

    private final EmbedFiles files;

    EmbedFileController(EmbedFiles files) {
        this.files = files;
    }

    @GetMapping("/embed/v1/{name:.+}")
    ResponseEntity<byte[]> file(
            @PathVariable String name,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        var file = files.find(name).orElseThrow(() -> ApplicationException.notFound("file"));
        boolean same = file.tag().equals(known);
        var reply = ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .cacheControl(
                        file.immutable()
                                ? CacheControl.maxAge(HASHED_KEPT).cachePublic().immutable()
                                : CacheControl.maxAge(ALIAS_KEPT).cachePublic())
                .eTag(file.tag())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                // Said, else Spring invents a file name for what ends in .js.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header(HttpHeaders.CONTENT_TYPE, file.contentType() + ";charset=utf-8");
        return same ? reply.build() : reply.body(file.content());
    }

    /** Else the dashboard would answer, with a page and a session. */
    @RequestMapping({"/embed", "/embed/**", "/connect", "/connect/**"})
    void unknown() {
        throw new ApplicationException.NotFound("not_found", "There is nothing here");
    }
}
