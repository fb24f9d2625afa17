package io.restormel.keys.webhook;

import io.restormel.keys.platform.AuditEntry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a webhook can be told of, each with the audited actions it stands for. */
public enum WebhookEvent {
    ROUTE_CREATED("route.created", "route_created"),
    ROUTE_UPDATED("route.updated", "route_updated", "route_draft_discarded"),
    ROUTE_PUBLISHED("route.published", "route_published"),
    ROUTE_ROLLED_BACK("route.rolled_back", "route_rolled_back"),
    ROUTE_DELETED("route.deleted", "route_deleted"),
    POLICY_CREATED("policy.created", "policy_created"),
    POLICY_UPDATED("policy.updated", "policy_updated", "policy_rolled_back"),
    POLICY_DELETED("policy.deleted", "policy_deleted"),
    POLICY_BOUND("policy.bound", "policy_bound"),
    POLICY_UNBOUND("policy.unbound", "policy_unbound"),
    /** The only event of the product before this one. A policy saved here is in force at once: that is its publishing. */
    POLICY_PUBLISHED("policy.published", "policy_created", "policy_updated", "policy_published", "policy_rolled_back"),
    KEY_CREATED("key.created", "gateway_key_created"),
    KEY_UPDATED("key.updated", "gateway_key_updated"),
    KEY_ROTATED("key.rotated", "gateway_key_rotated"),
    KEY_OVERLAP_ENDED("key.overlap_ended", "gateway_key_overlap_ended"),
    KEY_REVOKED("key.revoked", "gateway_key_revoked"),
    KEY_LEAKED("key.leaked", "gateway_key_leaked"),
    CREDENTIAL_ADDED("credential.added", "credential_created"),
    CREDENTIAL_UPDATED("credential.updated", "credential_updated"),
    CREDENTIAL_REPLACED("credential.replaced", "credential_secret_replaced"),
    CREDENTIAL_REMOVED("credential.removed", "credential_removed"),
    CREDENTIAL_RESTORED("credential.restored", "credential_restored"),
    CREDENTIAL_BOUND("credential.bound", "credential_bound"),
    CREDENTIAL_UNBOUND("credential.unbound", "credential_unbound"),
    CREDENTIAL_VERIFICATION_FAILED("credential.verification_failed", "credential_verified"),
    CREDENTIAL_CAP_REACHED("credential.cap_reached", "credential_cap_reached"),
    BUDGET_THRESHOLD("budget.threshold", "budget_threshold_reached"),
    CREDENTIAL_UNREADABLE("credential.unreadable", "credential_unreadable"),
    MODEL_LIFECYCLE("model.lifecycle", "model_deprecated", "model_retirement_near", "model_retired"),
    MEMBER_ADDED("member.added", "person_added", "person_joined", "owner_created"),
    MEMBER_CHANGED("member.changed", "person_changed"),
    MEMBER_REMOVED("member.removed", "person_removed"),
    PROJECT_CREATED("project.created", "project_created"),
    PROJECT_UPDATED("project.updated", "project_updated"),
    PROJECT_DELETED("project.deleted", "project_deleted"),
    ENVIRONMENT_CREATED("environment.created", "environment_created"),
    ENVIRONMENT_UPDATED("environment.updated", "environment_updated"),
    ENVIRONMENT_DELETED("environment.deleted", "environment_deleted"),
    HEALTH_CIRCUIT_OPENED("health.circuit_opened", "circuit_opened", "circuit_tripped"),
    HEALTH_CIRCUIT_CLOSED("health.circuit_closed", "circuit_closed", "circuit_reset"),
    WEBHOOK_DISABLED("webhook.disabled", "webhook_disabled");

    /** In a subscription, every event. */
    public static final String ALL = "*";

    /** Sent at the press of a button only, whatever the webhook subscribed to. */
    static final String TEST = "webhook.test";

    /** What a provider says of a key that will not work; other answers say nothing about the key. */
    private static final Set<String> REFUSALS = Set.of("invalid", "wrong_project", "no_quota");

    private final String wire;
    private final List<String> actions;

    WebhookEvent(String wire, String... actions) {
        this.wire = wire;
        this.actions = List.of(actions);
    }

    /** As in a subscription and in a delivery, such as {@code route.published}. */
    public String wire() {
        return wire;
    }

    /** What comes before the dot, such as {@code route}. */
    public String subject() {
        return wire.substring(0, wire.indexOf('.'));
    }

    static boolean isKnown(String wire) {
        return Arrays.stream(values()).anyMatch(event -> event.wire.equals(wire));
    }

    /** The names of what happened, the most telling first; empty when nobody is told. */
    static List<String> of(AuditEntry entry) {
        return Arrays.stream(values())
                .filter(event -> event.actions.contains(entry.action()))
                .filter(event -> event != CREDENTIAL_VERIFICATION_FAILED
                        || reason(entry).filter(REFUSALS::contains).isPresent())
                .map(WebhookEvent::wire)
                .toList();
    }

    /** Numbers that are the point of an event; empty for all that have none. */
    static Map<String, Object> figures(AuditEntry entry) {
        var figures = new LinkedHashMap<String, Object>();
        if (entry.action().equals("budget_threshold_reached") && entry.after() instanceof Map<?, ?> told) {
            for (var name : List.of("threshold", "limit", "spent")) {
                if (told.get(name) instanceof Number number) {
                    figures.put(name, number);
                }
            }
        }
        return figures;
    }

    /** What a provider said of a key. */
    static Optional<String> reason(AuditEntry entry) {
        return entry.action().equals("credential_verified") && entry.after() instanceof Map<?, ?> said
                ? Optional.ofNullable(said.get("code")).map(Object::toString)
                : Optional.empty();
    }
}
