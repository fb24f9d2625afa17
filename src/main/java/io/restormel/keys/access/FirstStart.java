package io.restormel.keys.access;

import io.restormel.keys.platform.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** At start: takes the owner and the management key from the environment, or prints where to create the owner. */
@Component
class FirstStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final SetupService setup;
    private final Environment environment;
    private final boolean announce;
    private volatile boolean running;

    FirstStart(
            SetupService setup, Environment environment, @Value("${restormel.announce-setup:true}") boolean announce) {
        this.setup = setup;
        this.environment = environment;
        this.announce = announce;
    }

    @Override
    public void start() {
        setup.workspaceId();
        var email = environment.getProperty("RESTORMEL_OWNER_EMAIL", "");
        var password = environment.getProperty("RESTORMEL_OWNER_PASSWORD", "");
        if (!email.isBlank() && !password.isBlank()) {
            setup.createOwnerIfPending(email, password);
        }
        var managementKey = environment.getProperty("RESTORMEL_MANAGEMENT_KEY", "");
        if (!managementKey.isBlank()) {
            setup.useManagementKey(managementKey.strip());
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before keys are loaded and the port opens: whoever gets an answer finds owner and key in place. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhereToGo() {
        if (!announce) {
            return;
        }
        var origin = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        if (setup.isPending()) {
            // The link is the only way in to a new installation; it is good once, until the next start.
            log.info(Redaction.SETUP_LINK, "Create the owner:  {}/setup?token={}", origin, setup.issueToken());
        } else {
            log.info("Restormel Keys is ready:  {}", origin);
        }
    }
}
