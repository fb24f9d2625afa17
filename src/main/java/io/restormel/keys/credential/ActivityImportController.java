package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** OpenRouter's activity of a connection, as JSON or as a file with the same JSON. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/integrations/{integrationId}/import/openrouter-activity",
    "/keys/v1/integrations/{integrationId}/import/openrouter-activity"
})
class ActivityImportController {

    private final ActivityImportService imports;

    ActivityImportController(ActivityImportService imports) {
        this.imports = imports;
    }

    record ReplyJson(boolean ok, ImportJson data) {}

    /**
     * @param importedRows rows that were written: those not there before, and those with other figures
     * @param unchanged rows that were there as they are
     * @param skipped rows of the body without a date, a model or a provider
     */
    record ImportJson(
            UUID integrationId,
            int importedRows,
            String granularity,
            int imported,
            int updated,
            int unchanged,
            int skipped) {}

    @PostMapping
    ReplyJson json(@PathVariable UUID integrationId, InputStream body) throws IOException {
        imports.requireAllowed(integrationId);
        return store(integrationId, body);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ReplyJson file(@PathVariable UUID integrationId, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        imports.requireAllowed(integrationId);
        if (file == null) {
            throw ApplicationException.invalid("file", "is required");
        }
        try (var content = file.getInputStream()) {
            return store(integrationId, content);
        }
    }

    private ReplyJson store(UUID integrationId, InputStream json) throws IOException {
        var activity = OpenRouterActivity.read(json);
        var counts = imports.store(integrationId, activity);
        return new ReplyJson(
                true,
                new ImportJson(
                        integrationId,
                        counts.imported() + counts.updated(),
                        "day",
                        counts.imported(),
                        counts.updated(),
                        counts.unchanged(),
                        activity.skipped()));
    }
}
