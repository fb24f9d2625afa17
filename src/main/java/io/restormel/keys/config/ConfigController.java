package io.restormel.keys.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.IfMatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A project as one file over HTTP, in YAML unless JSON is asked for. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/config", "/keys/v1/projects/{projectId}/config"})
class ConfigController {

    private final ConfigService configs;

    ConfigController(ConfigService configs) {
        this.configs = configs;
    }

    record AppliedJson(
            boolean dryRun,
            boolean changed,
            List<ConfigPlan.Change> changes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
            String text) {}

    record DataJson(AppliedJson data) {}

    /** The file itself, without an envelope, so that it can be kept and sent back as it is. */
    @GetMapping
    ResponseEntity<byte[]> export(
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        var text = format == null ? ofMediaType(accept, ConfigText.YAML) : ofName(format);
        var exported = configs.export(projectId);
        var file = text.write(ConfigWriter.document(exported));
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(ConfigWriter.document(exported)))
                .header(HttpHeaders.CONTENT_TYPE, text.mediaType() + ";charset=utf-8")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping
    ResponseEntity<DataJson> apply(
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean confirm,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        configs.requireEditor(projectId);
        var text = format == null ? ofMediaType(contentType, ConfigText.YAML) : ofName(format);
        var file = ConfigParser.parse(text.read(body == null ? new byte[0] : body));
        var plan = configs.apply(
                projectId,
                file,
                dryRun,
                confirm,
                before -> new IfMatch(ifMatch).require("The project", ConfigWriter.document(before)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new DataJson(new AppliedJson(
                        dryRun, !plan.changes().isEmpty(), plan.changes(), plan.warnings(), plan.text())));
    }

    private static ConfigText ofMediaType(@Nullable String header, ConfigText otherwise) {
        return header != null && header.toLowerCase(Locale.ROOT).contains("json") ? ConfigText.JSON : otherwise;
    }

    private static ConfigText ofName(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "yaml", "yml" -> ConfigText.YAML;
            case "json" -> ConfigText.JSON;
            default -> throw ApplicationException.invalid("format", "must be yaml or json");
        };
    }
}
