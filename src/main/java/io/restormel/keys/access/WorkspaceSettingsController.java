package io.restormel.keys.access;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.platform.JsonBody;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code …/workspace-settings}, of the caller's workspace. What a change does not name stays as it is. */
@RestController
@RequestMapping({"/keys/dashboard/api/workspace-settings", "/keys/v1/workspace-settings"})
class WorkspaceSettingsController {

    private static final String PLAIN_KEYS_MANAGE = "plainKeysManage";

    private static final String REQUEST_LIMIT = "monthlyRequestLimit";
    private static final long MAX_REQUESTS = 1_000_000_000_000L;

    private final WorkspaceSettingsService settings;

    WorkspaceSettingsController(WorkspaceSettingsService settings) {
        this.settings = settings;
    }

    @GetMapping
    Map<String, WorkspaceSettings> get() {
        return Map.of("data", settings.get());
    }

    @PutMapping
    Map<String, WorkspaceSettings> change(
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of(PLAIN_KEYS_MANAGE, REQUEST_LIMIT));
        var before = settings.get();
        var plainKeysManage =
                body.has(PLAIN_KEYS_MANAGE) ? body.bool(PLAIN_KEYS_MANAGE) : Boolean.valueOf(before.plainKeysManage());
        var requestLimit = body.has(REQUEST_LIMIT)
                ? body.longInteger(REQUEST_LIMIT, 0, MAX_REQUESTS)
                : before.monthlyRequestLimit();
        if (plainKeysManage == null) {
            throw ApplicationException.invalid(PLAIN_KEYS_MANAGE, "must be true or false");
        }
        settings.change(new WorkspaceSettings(plainKeysManage, requestLimit), new IfMatch(ifMatch));
        return get();
    }
}
