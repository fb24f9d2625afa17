package io.restormel.keys.project;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.SecretAlertService.Report;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes reports of leaked keys from scanners that share a secret with this installation. No reply repeats a token. */
@RestController
class SecretAlertController {

    private static final int MAX_REPORTS = 100;

    private final SecretAlertProperties properties;
    private final SecretAlertService alerts;
    private final Clock clock;

    SecretAlertController(SecretAlertProperties properties, SecretAlertService alerts, Clock clock) {
        this.properties = properties;
        this.alerts = alerts;
        this.clock = clock;
    }

    record AlertJson(String label) {}

    @PostMapping({"/keys/v1/secret-alerts", "/keys/dashboard/api/secret-alerts"})
    List<AlertJson> report(
            @RequestHeader(name = AlertSignature.HEADER, required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        var key = properties.key();
        if (key == null) {
            throw ApplicationException.notFound("endpoint");
        }
        var bytes = body == null ? new byte[0] : body;
        if (!AlertSignature.isGood(key, signature, bytes, clock.instant())) {
            throw new ApplicationException.Unauthorized("The signature is missing, wrong or older than five minutes");
        }
        return alerts.revoke(reports(JsonMapper.shared().readTree(bytes))).stream()
                .map(ours -> new AlertJson(ours ? "true_positive" : "false_positive"))
                .toList();
    }

    private static List<Report> reports(JsonNode json) {
        if (!json.isArray() || json.size() > MAX_REPORTS) {
            throw new ApplicationException.Invalid(
                    "invalid_request", "The body must be a list of at most " + MAX_REPORTS + " reports", Map.of());
        }
        List<Report> reports = new ArrayList<>();
        for (var each : json) {
            if (!each.path("token").isString()) {
                throw ApplicationException.invalid("[" + reports.size() + "].token", "must be a string");
            }
            var url = each.path("url");
            reports.add(new Report(each.path("token").stringValue(), url.isString() ? url.stringValue() : null));
        }
        return reports;
    }
}
