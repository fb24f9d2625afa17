package io.restormel.keys.webhook;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Idempotent;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.LogPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Webhooks over HTTP. Needs the role admin or a management key. */
@RestController
@RequestMapping({"/keys/dashboard/api/webhooks", "/keys/v1/webhooks"})
class WebhookController {

    private static final int MAX_TYPES = 100;
    private static final int MAX_NAME = 60;

    private final WebhookService webhooks;

    WebhookController(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    record DeliveriesJson(List<DeliveryJson> data, @Nullable String nextCursor) {}

    @GetMapping
    Map<String, List<WebhookJson>> list() {
        return Map.of("data", webhooks.list().stream().map(WebhookJson::of).toList());
    }

    @Idempotent
    @PostMapping
    Map<String, NewWebhookJson> create(@RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("url", "event_types"));
        var created = webhooks.create(
                body.requiredText("url", SubscriptionCheck.MAX_URL), body.texts("event_types", MAX_TYPES, MAX_NAME));
        return Map.of("data", NewWebhookJson.of(created));
    }

    @GetMapping("/{webhookId}")
    Map<String, WebhookJson> get(@PathVariable UUID webhookId) {
        return Map.of("data", WebhookJson.of(webhooks.require(webhookId)));
    }

    @PatchMapping("/{webhookId}")
    Map<String, WebhookJson> edit(
            @PathVariable UUID webhookId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("url", "event_types", "enabled"));
        var change = new WebhookChange(
                body.has("url") ? body.requiredText("url", SubscriptionCheck.MAX_URL) : null,
                body.has("event_types") ? body.texts("event_types", MAX_TYPES, MAX_NAME) : null,
                body.bool("enabled"));
        return Map.of(
                "data",
                WebhookJson.of(webhooks.edit(
                        webhookId,
                        change,
                        before -> new IfMatch(ifMatch).require("The webhook", WebhookJson.of(before)))));
    }

    /** The id is in the query, as it was in the product before this one. */
    @DeleteMapping
    Map<String, Map<String, Boolean>> delete(
            @RequestParam(required = false) @Nullable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        if (id == null) {
            throw ApplicationException.invalid("id", "is required");
        }
        webhooks.delete(id, before -> new IfMatch(ifMatch).require("The webhook", WebhookJson.of(before)));
        return Map.of("data", Map.of("deleted", true));
    }

    @Idempotent
    @PostMapping("/{webhookId}/rotate-secret")
    Map<String, NewWebhookJson> rotateSecret(@PathVariable UUID webhookId) {
        return Map.of("data", NewWebhookJson.of(webhooks.rotateSecret(webhookId)));
    }

    @PostMapping("/{webhookId}/test")
    Map<String, DeliveryJson> test(@PathVariable UUID webhookId) {
        return Map.of("data", DeliveryJson.of(webhooks.test(webhookId)));
    }

    /** The newest first; {@code nextCursor} goes into {@code cursor}. */
    @GetMapping("/{webhookId}/deliveries")
    DeliveriesJson deliveries(
            @PathVariable UUID webhookId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var asked = LogPage.asked("deliveries " + webhookId, limit, cursor);
        var page = webhooks.deliveries(webhookId, asked.cursor(), asked.limit());
        return new DeliveriesJson(
                page.deliveries().stream().map(DeliveryJson::of).toList(), asked.next(page.nextCursor()));
    }

    @PostMapping("/{webhookId}/deliveries/{deliveryId}/resend")
    Map<String, DeliveryJson> resend(@PathVariable UUID webhookId, @PathVariable UUID deliveryId) {
        return Map.of("data", DeliveryJson.of(webhooks.resend(webhookId, deliveryId)));
    }
}
