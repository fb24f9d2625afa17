package io.restormel.keys.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ErrorJson;
import io.restormel.keys.platform.ServerProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The device grant over HTTP: by the original's paths, with JSON bodies as its command line sends them or the forms of
 * the RFC. Replies have the RFC's names and no envelope.
 */
@RestController
class DeviceLoginController {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";

    private static final String PAGE = "/connect-cli";
    private static final int MAX_CODE = 200;

    private final DeviceLoginService logins;
    private final CurrentCaller callers;
    private final ServerProperties server;

    DeviceLoginController(DeviceLoginService logins, CurrentCaller callers, ServerProperties server) {
        this.logins = logins;
        this.callers = callers;
        this.server = server;
    }

    record StartedJson(
            @JsonProperty("device_code") String deviceCode,
            @JsonProperty("user_code") String userCode,
            @JsonProperty("verification_uri") String verificationUri,
            @JsonProperty("verification_uri_complete") String verificationUriComplete,
            @JsonProperty("expires_in") long expiresIn,
            int interval) {
        @Override
        public String toString() {
            return "StartedJson[…]";
        }
    }

    record TokenJson(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("project_id") UUID projectId,
            @JsonProperty("environment_id") @Nullable UUID environmentId,
            @JsonProperty("key_prefix") String keyPrefix) {
        @Override
        public String toString() {
            return "TokenJson[" + keyPrefix + "]";
        }
    }

    /** Whatever the body says: neither the original nor we know clients by name. */
    @PostMapping({"/keys/dashboard/api/cli/device/start", "/keys/v1/cli/device/start"})
    ResponseEntity<StartedJson> start(HttpServletRequest request) {
        var started = logins.start(request.getRemoteAddr());
        var page = server.page(PAGE);
        return unstored(HttpStatus.OK)
                .body(new StartedJson(
                        started.deviceCode(),
                        started.userCode(),
                        page.toUriString(),
                        page.queryParam("user_code", started.userCode()).toUriString(),
                        DeviceLoginService.LIFETIME.toSeconds(),
                        DeviceLoginService.INTERVAL_SECONDS));
    }

    @PostMapping(
            path = {"/keys/dashboard/api/cli/device/token", "/keys/v1/cli/device/token"},
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> tokenOfForm(
            @RequestParam(name = "grant_type", required = false) @Nullable String grantType,
            @RequestParam(name = "device_code", required = false) @Nullable String deviceCode) {
        return token(grantType, deviceCode);
    }

    @PostMapping({"/keys/dashboard/api/cli/device/token", "/keys/v1/cli/device/token"})
    ResponseEntity<?> tokenOfJson(@RequestBody(required = false) @Nullable JsonNode body) {
        return token(text(body, "grant_type"), text(body, "device_code"));
    }

    private static @Nullable String text(@Nullable JsonNode body, String field) {
        var value = body == null ? null : body.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private ResponseEntity<?> token(@Nullable String grantType, @Nullable String deviceCode) {
        if (grantType != null && !GRANT_TYPE.equals(grantType)) {
            return refused("unsupported_grant_type", "The grant type here is " + GRANT_TYPE, Map.of());
        }
        if (deviceCode == null || deviceCode.isBlank() || deviceCode.length() > MAX_CODE) {
            return refused("invalid_request", "device_code is required", Map.of("field", "device_code"));
        }
        return switch (logins.poll(deviceCode.strip())) {
            case DevicePoll.Issued(var created) ->
                unstored(HttpStatus.OK)
                        .body(new TokenJson(
                                created.secret(),
                                "Bearer",
                                created.key().projectId(),
                                created.key().environmentId(),
                                created.key().shown()));
            case DevicePoll.Refused(var reason, var interval) ->
                refused(
                        reason.wire(),
                        reason.message(),
                        reason == DevicePoll.Reason.SLOW_DOWN ? Map.of("interval", interval) : Map.of());
        };
    }

    private static ResponseEntity<?> refused(String error, String message, Map<String, Object> details) {
        return unstored(HttpStatus.BAD_REQUEST).body(new ErrorJson(error, message, details));
    }

    private static ResponseEntity.BodyBuilder unstored(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    /** The original takes its page's session here. This API has none, and a key must not beget keys of other projects. */
    @PostMapping({"/keys/dashboard/api/cli/device/authorize", "/keys/v1/cli/device/authorize"})
    void authorize() {
        callers.require();
        throw new ApplicationException.Refused("Forbidden", "A person approves the code in the dashboard, at " + PAGE);
    }

    /** The original's address of the page, which people may know or have in their notes. */
    @GetMapping("/keys/dashboard/cli/connect")
    ResponseEntity<Void> page(@RequestParam(name = "user_code", required = false) @Nullable String userCode) {
        var page = server.page(PAGE);
        if (userCode != null) {
            UserCode.typed(userCode).ifPresent(code -> page.queryParam("user_code", code.text()));
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(page.toUriString()))
                .build();
    }
}
