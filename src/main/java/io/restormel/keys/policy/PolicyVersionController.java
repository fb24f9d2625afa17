package io.restormel.keys.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Idempotent;
import io.restormel.keys.platform.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Versions of a policy over HTTP. */
@RestController
@RequestMapping({"/keys/dashboard/api/policies/{policyId}", "/keys/v1/policies/{policyId}"})
class PolicyVersionController {

    private static final Set<String> PUBLISH = Set.of("changeSummary", "summary", "updatedVia");
    private static final Set<String> ROLLBACK = Set.of("toVersion", "changeSummary", "updatedVia");
    private static final Set<String> DIFF = Set.of("fromVersion", "toVersion");

    private final PolicyService policies;
    private final PolicyVersionService versions;
    private final PolicyAccess access;

    PolicyVersionController(PolicyService policies, PolicyVersionService versions, PolicyAccess access) {
        this.policies = policies;
        this.versions = versions;
        this.access = access;
    }

    record SnapshotJson(String name, String type, String status, JsonNode ruleDefinition) {
        static SnapshotJson of(PolicyVersion version) {
            return new SnapshotJson(
                    version.name(), version.type(), version.status().wire(), PolicyRules.parse(version.definition()));
        }

        static SnapshotJson of(Policy policy) {
            return new SnapshotJson(
                    policy.name(), policy.type(), policy.status().wire(), PolicyRules.parse(policy.definition()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MetadataJson(@Nullable Integer restoredFrom) {}

    record VersionJson(
            UUID id,
            UUID policyId,
            int version,
            String action,
            @Nullable String actorId,
            String actorType,
            @Nullable String summary,
            SnapshotJson policySnapshot,
            MetadataJson metadata,
            long createdAt) {

        static VersionJson of(PolicyVersion version) {
            return new VersionJson(
                    version.id(),
                    version.policyId(),
                    version.version(),
                    version.action(),
                    version.actorId(),
                    version.actorType(),
                    version.summary(),
                    SnapshotJson.of(version),
                    new MetadataJson(version.restoredFrom()),
                    version.createdAt().toEpochMilli());
        }
    }

    record PublishedJson(PolicyJson policy, int publishedVersion) {}

    record RolledBackJson(PolicyJson policy, int publishedVersion, int rolledBackToVersion) {}

    record ChangeJson(String field, Object from, Object to) {}

    /** @param fromVersion null for what is stored now; likewise {@code toVersion} */
    record DiffJson(
            List<ChangeJson> changes,
            @Nullable Integer fromVersion,
            @Nullable Integer toVersion) {}

    @GetMapping("/history")
    Map<String, List<VersionJson>> history(
            @PathVariable UUID policyId,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > 200) {
            throw ApplicationException.invalid("limit", "must be from 1 to 200");
        }
        return Map.of(
                "data",
                versions.history(policyId, before, limit).stream()
                        .map(VersionJson::of)
                        .toList());
    }

    @Idempotent
    @PostMapping("/publish")
    Map<String, PublishedJson> publish(
            @PathVariable UUID policyId, @RequestBody(required = false) @Nullable JsonNode json) {
        access.requireEditor();
        var body = JsonBody.ofOptional(json, PUBLISH);
        var summary = body.has("changeSummary") ? body.text("changeSummary", 500) : body.text("summary", 500);
        var written = versions.publish(policyId, summary, body.text("updatedVia", 60));
        return Map.of(
                "data",
                new PublishedJson(
                        PolicyJson.of(written.policy()), written.version().version()));
    }

    @Idempotent
    @PostMapping("/rollback")
    Map<String, RolledBackJson> rollback(
            @PathVariable UUID policyId, @RequestBody(required = false) @Nullable JsonNode json) {
        access.requireEditor();
        var body = JsonBody.ofOptional(json, ROLLBACK);
        var to = body.integer("toVersion", 1, Integer.MAX_VALUE);
        if (to == null) {
            throw ApplicationException.invalid("toVersion", "is required");
        }
        var written = versions.rollback(policyId, to, body.text("changeSummary", 500), body.text("updatedVia", 60));
        return Map.of(
                "data",
                new RolledBackJson(
                        PolicyJson.of(written.policy()), written.version().version(), to));
    }

    /** What differs, by field, between two versions or one and what is stored now. */
    @PostMapping("/diff")
    Map<String, DiffJson> diff(@PathVariable UUID policyId, @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.ofOptional(json, DIFF);
        var from = body.integer("fromVersion", 1, Integer.MAX_VALUE);
        var to = body.integer("toVersion", 1, Integer.MAX_VALUE);
        return Map.of("data", new DiffJson(changes(snapshot(policyId, from), snapshot(policyId, to)), from, to));
    }

    private SnapshotJson snapshot(UUID policyId, @Nullable Integer version) {
        return version == null
                ? SnapshotJson.of(policies.require(policyId))
                : SnapshotJson.of(versions.require(policyId, version));
    }

    private static List<ChangeJson> changes(SnapshotJson from, SnapshotJson to) {
        List<ChangeJson> changes = new ArrayList<>();
        add(changes, "name", from.name(), to.name());
        add(changes, "type", from.type(), to.type());
        add(changes, "status", from.status(), to.status());
        add(changes, "ruleDefinition", from.ruleDefinition(), to.ruleDefinition());
        return changes;
    }

    private static void add(List<ChangeJson> changes, String field, Object from, Object to) {
        if (!from.equals(to)) {
            changes.add(new ChangeJson(field, from, to));
        }
    }
}
