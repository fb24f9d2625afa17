package io.restormel.keys.audit;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.LogPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads, exports and verifies the workspace's audit log. Needs the role admin or a management key. */
@RestController
@RequestMapping({"/keys/dashboard/api/audit", "/keys/v1/audit"})
class AuditController {

    /** The year 9999; as in other lists. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private final AuditService audit;

    AuditController(AuditService audit) {
        this.audit = audit;
    }

    /** What narrows a list or an export down; all optional. */
    record Query(
            @Nullable String since,
            @Nullable String until,
            @Nullable String eventType,
            @Nullable String actorId,
            @Nullable String targetType,
            @Nullable String targetId,
            @Nullable UUID projectId,
            @Nullable String endUserId,
            @Nullable String q) {

        AuditFilter filter() {
            return new AuditFilter(
                    millis("since", since),
                    millis("until", until),
                    word(eventType),
                    word(actorId),
                    word(targetType),
                    word(targetId),
                    projectId,
                    word(endUserId),
                    word(q));
        }

        private static @Nullable String word(@Nullable String value) {
            if (value == null || value.isBlank()) {
                return null;
            }
            // Nothing in the log has these, and not every database takes them in a question.
            return AuditText.storable(value.strip());
        }

        private static @Nullable Instant millis(String name, @Nullable String value) {
            if (value == null || value.isBlank()) {
                return null;
            }
            try {
                return Instant.ofEpochMilli(Math.clamp(Long.parseLong(value.strip()), 0, MAX_MILLIS));
            } catch (NumberFormatException _) {
                throw new ApplicationException.Invalid(
                        "Invalid " + name, name + " must be a time in epoch milliseconds", Map.of("field", name));
            }
        }
    }

    record ListJson(List<AuditEventJson> data, @Nullable String nextCursor) {}

    record CheckJson(
            boolean intact,
            long checked,
            @Nullable Long firstBroken,
            @Nullable String problem,
            @Nullable String message,
            Checkpoint checkpoint) {

        static CheckJson of(ChainCheck check) {
            var problem = check.problem();
            return new CheckJson(
                    check.whole(),
                    check.checked(),
                    check.firstBroken(),
                    problem == null ? null : problem.name().toLowerCase(java.util.Locale.ROOT),
                    problem == null ? null : problem.text(),
                    check.end());
        }
    }

    /** The newest first; {@code nextCursor} goes into {@code cursor}. */
    @GetMapping
    ListJson list(
            Query query,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var asked = LogPage.asked("audit", limit, cursor);
        var page = audit.page(query.filter(), asked.cursor(), asked.limit());
        return new ListJson(page.events().stream().map(AuditEventJson::of).toList(), asked.next(page.nextCursor()));
    }

    /** The oldest first, all of it. */
    @GetMapping("/export")
    void export(Query query, @RequestParam(defaultValue = "ndjson") String format, HttpServletResponse response)
            throws IOException {
        var form = switch (format) {
            case "ndjson" -> AuditExport.NDJSON;
            case "csv" -> AuditExport.CSV;
            default -> throw ApplicationException.invalid("format", "must be ndjson or csv");
        };
        var filter = query.filter();
        // Refusals must come before anything of the file.
        audit.requireReadable(filter);
        response.setContentType(form.mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + form.fileName() + "\"");
        audit.export(filter, form, response.getOutputStream());
    }

    /** With {@code seq} and {@code hash} of a checkpoint noted earlier, whether the log still passes through it. */
    @GetMapping("/verify")
    Map<String, CheckJson> verify(
            @RequestParam(required = false) @Nullable Long seq, @RequestParam(required = false) @Nullable String hash) {
        if ((seq == null) != (hash == null)) {
            throw ApplicationException.invalid(seq == null ? "seq" : "hash", "is required with the other of the two");
        }
        return Map.of(
                "data", CheckJson.of(audit.verify(seq == null || hash == null ? null : new Checkpoint(seq, hash))));
    }
}
