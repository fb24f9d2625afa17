package io.restormel.keys.project;

import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.Redaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Revokes Gateway Keys that were found in public. The caller has made sure of who reports them. */
@Service
class SecretAlertService {

    private static final int MAX_FOUND_AT = 2_000;
    private static final Logger log = LoggerFactory.getLogger(SecretAlertService.class);

    private final GatewayKeyRepository keys;
    private final ProjectRepository projects;
    private final LeakNoticeService notices;
    private final KeyDigest digest;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SecretAlertService(
            GatewayKeyRepository keys,
            ProjectRepository projects,
            LeakNoticeService notices,
            KeyDigest digest,
            Clock clock,
            ApplicationEventPublisher events) {
        this.keys = keys;
        this.projects = projects;
        this.notices = notices;
        this.digest = digest;
        this.clock = clock;
        this.events = events;
    }

    /** @param foundAt null when not said */
    record Report(String token, @Nullable String foundAt) {
        @Override
        public String toString() {
            return "Report[" + KeyFormat.shown(token) + "]";
        }
    }

    /** For each report, in its order, whether it was a key of ours; that key is refused from when this returns. */
    @Transactional
    public List<Boolean> revoke(List<Report> reports) {
        List<Boolean> ours = new ArrayList<>();
        for (var report : reports) {
            ours.add(revoke(report));
        }
        return ours;
    }

    private boolean revoke(Report report) {
        if (!KeyFormat.isWellFormed(KeyFormat.GATEWAY, report.token())) {
            return false;
        }
        var secret = digest.of(report.token());
        var found = keys.findByDigest(secret, clock.instant());
        found.ifPresent(key -> {
            // What a rotation has replaced goes alone: the secret that replaced it was not found.
            if (keys.isOutgoing(secret)) {
                keys.endOverlap(key.id());
            } else {
                keys.delete(key.id());
            }
            var project = projects.find(key.projectId()).orElseThrow();
            var leak = new GatewayKeyLeaked(
                    key.projectId(), key.id(), key.label(), key.shown(), shortened(report.foundAt()));
            audit(key, project);
            notices.add(project, leak);
            events.publishEvent(new ConfigChanged(key.projectId()));
            events.publishEvent(leak);
            log.warn("Gateway Key {} of project {} was reported as leaked and is revoked", key.id(), key.projectId());
        });
        return found.isPresent();
    }

    /** Nobody of ours is calling: the scanner shows a signature only. */
    private void audit(GatewayKey key, Project project) {
        events.publishEvent(AuditEntry.of(
                        "gateway_key_leaked", "gateway_key", key.id(), key.label() == null ? key.shown() : key.label())
                .in(key.projectId())
                .by(new AuditEntry.Actor(project.workspaceId(), "secret_scanner", null, null))
                .changed(key, null));
    }

    private static @Nullable String shortened(@Nullable String foundAt) {
        if (foundAt == null) {
            return null;
        }
        var clean = Redaction.of(foundAt);
        return clean.substring(0, Math.min(clean.length(), MAX_FOUND_AT));
    }
}
