package io.restormel.keys.health;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.project.ProjectService;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When the circuits of a project open and close. */
@Service
public class HealthSettingsService {

    private final HealthSettingsRepository settings;
    private final ProjectService projects;
    private final CurrentCaller caller;
    private final ApplicationEventPublisher events;

    HealthSettingsService(
            HealthSettingsRepository settings,
            ProjectService projects,
            CurrentCaller caller,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.projects = projects;
        this.caller = caller;
        this.events = events;
    }

    /** Those of a project that the caller may see. */
    public HealthSettings require(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return of(projectId);
    }

    /** In force on every node within a second. */
    @Transactional
    public HealthSettings change(UUID projectId, UnaryOperator<HealthSettings> change) {
        return change(projectId, _ -> {}, change);
    }

    /** @throws ApplicationException.Stale when others hold by now than the caller has seen */
    @Transactional
    public HealthSettings replace(UUID projectId, HealthSettings seen, HealthSettings wanted) {
        return change(
                projectId,
                now -> {
                    if (!now.equals(seen)) {
                        throw new ApplicationException.Stale("The settings");
                    }
                },
                _ -> wanted);
    }

    /** @param precondition told what holds now; may refuse */
    @Transactional
    public HealthSettings change(
            UUID projectId, Consumer<HealthSettings> precondition, UnaryOperator<HealthSettings> change) {
        projects.requireLocked(projectId);
        caller.requireWholeProject("change the project's health settings");
        var before = of(projectId);
        precondition.accept(before);
        var after = change.apply(before);
        check(after);
        if (!after.equals(before)) {
            settings.store(projectId, after);
            events.publishEvent(AuditEntry.of("health_settings_changed", "project", projectId, null)
                    .in(projectId)
                    .changed(HealthSettingsJson.of(before), HealthSettingsJson.of(after)));
            events.publishEvent(new ConfigChanged(projectId));
        }
        return after;
    }

    HealthSettings of(UUID projectId) {
        return settings.find(projectId).orElse(HealthSettings.DEFAULT);
    }

    private static void check(HealthSettings wanted) {
        seconds("windowSeconds", wanted.window(), 5);
        seconds("openSeconds", wanted.openFor(), 1);
        between("minimumCalls", wanted.minimumCalls(), 1, 100_000);
        between("failurePercent", wanted.failurePercent(), 0, 100);
        between("rateLimitPercent", wanted.rateLimitPercent(), 0, 100);
        between("timeoutPercent", wanted.timeoutPercent(), 0, 100);
        between("trials", wanted.trials(), 1, 1_000);
    }

    private static void seconds(String field, Duration time, int least) {
        between(field, time.toSeconds(), least, 3_600);
    }

    private static void between(String field, long value, int least, int most) {
        if (value < least || value > most) {
            throw ApplicationException.invalid(field, "must be from " + least + " to " + most);
        }
    }
}
