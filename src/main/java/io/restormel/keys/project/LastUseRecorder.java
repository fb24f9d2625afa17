package io.restormel.keys.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeySource;
import io.restormel.keys.access.KeyUse;
import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Remembers when each secret of a Gateway Key was last used: at most one write a minute and secret, on a thread of its own. It is a
 * convenience for people, so what does not fit the queue is dropped, and a failure is logged and forgotten.
 */
@Component
class LastUseRecorder implements KeyUse, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LastUseRecorder.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(200);
    private static final int MAX_KEYS = 100_000;
    private static final int MAX_WAITING = 1_000;

    private record Secret(UUID keyId, boolean outgoing) {}

    private record Use(Secret secret, Instant at) {}

    private final GatewayKeyRepository keys;
    private final Cache<Secret, Boolean> written =
            Caffeine.newBuilder().expireAfterWrite(PERIOD).maximumSize(MAX_KEYS).build();
    private final BlockingQueue<Use> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final RecurringJobs jobs =
            new RecurringJobs("last-use-recorder", 1, e -> log.warn("Last uses were not recorded", e));

    LastUseRecorder(GatewayKeyRepository keys) {
        this.keys = keys;
    }

    @Override
    public void used(KeySource.Entry key, Instant at) {
        if (!(key.caller() instanceof Caller.GatewayKey gatewayKey)) {
            return;
        }
        var secret = new Secret(gatewayKey.id(), key.outgoing());
        if (written.asMap().putIfAbsent(secret, Boolean.TRUE) == null && !waiting.offer(new Use(secret, at))) {
            written.invalidate(secret);
        }
    }

    @Override
    public void start() {
        jobs.start();
        jobs.every(BETWEEN_WRITES, this::writeWaiting);
    }

    private void writeWaiting() {
        for (var use = waiting.poll(); use != null; use = jobs.isRunning() ? waiting.poll() : null) {
            write(use);
        }
    }

    private void write(Use use) {
        try {
            keys.used(use.secret().keyId(), use.secret().outgoing(), use.at());
        } catch (RuntimeException e) {
            log.warn(
                    "The last use of Gateway Key {} was not recorded",
                    use.secret().keyId(),
                    e);
        }
    }

    @Override
    public void stop() {
        jobs.stop();
    }

    @Override
    public boolean isRunning() {
        return jobs.isRunning();
    }
}
