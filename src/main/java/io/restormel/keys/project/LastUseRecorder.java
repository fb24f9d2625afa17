package io.restormel.keys.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeyUse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Remembers when each Gateway Key was last used: at most one write a minute and key, on a thread of its own. It is a
 * convenience for people, so what does not fit the queue is dropped, and a failure is logged and forgotten.
 */
@Component
class LastUseRecorder implements KeyUse, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LastUseRecorder.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MAX_KEYS = 100_000;
    private static final int MAX_WAITING = 1_000;

    private record Use(UUID keyId, Instant at) {}

    private final GatewayKeyRepository keys;
    private final Cache<UUID, Boolean> written =
            Caffeine.newBuilder().expireAfterWrite(PERIOD).maximumSize(MAX_KEYS).build();
    private final BlockingQueue<Use> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile @Nullable Thread writer;

    LastUseRecorder(GatewayKeyRepository keys) {
        this.keys = keys;
    }

    @Override
    public void used(Caller key, Instant at) {
        if (key instanceof Caller.GatewayKey gatewayKey
                && written.asMap().putIfAbsent(gatewayKey.id(), Boolean.TRUE) == null
                && !waiting.offer(new Use(gatewayKey.id(), at))) {
            written.invalidate(gatewayKey.id());
        }
    }

    @Override
    public void start() {
        writer = Thread.ofVirtual().name("last-use-recorder").start(this::writeUntilStopped);
    }

    private void writeUntilStopped() {
        try {
            while (true) {
                write(waiting.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Use use) {
        try {
            keys.used(use.keyId(), use.at());
        } catch (RuntimeException e) {
            log.warn("The last use of Gateway Key {} was not recorded", use.keyId(), e);
        }
    }

    @Override
    public void stop() {
        var running = writer;
        writer = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }
}
