package io.restormel.keys.idempotency;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Forgets replies that are older than a day, each hour. */
@Component
class ReplyForgetter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplyForgetter.class);

    private final IdempotentReplies replies;
    private final RecurringJobs jobs =
            new RecurringJobs("reply-forgetter", 1, e -> log.warn("Old replies were not forgotten", e));

    ReplyForgetter(IdempotentReplies replies) {
        this.replies = replies;
    }

    @Override
    public void start() {
        jobs.start();
        jobs.every(Duration.ofHours(1), replies::forgetOld);
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
