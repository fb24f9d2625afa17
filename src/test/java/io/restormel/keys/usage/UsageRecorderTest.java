package io.restormel.keys.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class UsageRecorderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final List<StoredEvent> stored = Collections.synchronizedList(new ArrayList<>());
    private UsageRecorder recorder = recorder(8, batch -> {
        stored.addAll(batch);
        return 0;
    });

    private static UsageRecorder recorder(int capacity, UsageStore store) {
        return new UsageRecorder(new UsageProperties(capacity), store, List.of(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static UsageEvent event() {
        return Events.resolved(new UUID(0, 1), new UUID(0, 2), NOW);
    }

    @AfterEach
    void stop() {
        recorder.stop();
    }

    @Test
    void a_full_queue_drops_and_counts_without_waiting() {
        var open = new CountDownLatch(1);
        recorder = recorder(4, batch -> {
            awaitOpen(open);
            return 0;
        });
        recorder.start();
        recorder.record(event());
        await().until(() -> recorder.health().queued() == 1);
        assertThat(recorder.health().lastDroppedAt()).isNull();

        for (int i = 0; i < 10; i++) {
            recorder.record(event());
        }

        assertThat(recorder.health().dropped()).isEqualTo(6);
        assertThat(recorder.health().lastDroppedAt()).isEqualTo(NOW);
        open.countDown();
        await().untilAsserted(() -> assertThat(recorder.health())
                .extracting(UsageHealth::written, UsageHealth::queued)
                .containsExactly(5L, 0));
    }

    @Test
    void a_failing_database_keeps_the_events_until_it_is_back() {
        var calls = new ArrayList<Integer>();
        recorder = recorder(100, batch -> {
            calls.add(batch.size());
            if (calls.size() <= 3) {
                throw new IllegalStateException("connection refused");
            }
            stored.addAll(batch);
            return 0;
        });
        recorder.start();

        recorder.record(event());

        await().until(() -> recorder.health().failing());
        recorder.record(event());
        await().untilAsserted(() -> assertThat(stored).hasSize(2));
        await().until(() -> !recorder.health().failing());
        assertThat(recorder.health().dropped()).isZero();
    }

    @Test
    void stopping_writes_what_is_queued_and_later_events_count_as_dropped() {
        recorder = recorder(5000, batch -> {
            stored.addAll(batch);
            return 0;
        });
        recorder.start();
        for (int i = 0; i < 3000; i++) {
            recorder.record(event());
        }

        recorder.stop();

        assertThat(stored).hasSize(3000);
        recorder.record(event());
        assertThat(recorder.health().dropped()).isEqualTo(1);
    }

    @Test
    void the_detail_is_built_by_the_writer_that_acts_for_nobody() {
        var thread = new ArrayList<String>();
        var event = event();
        recorder.start();

        recorder.record(withDetail(event, () -> {
            thread.add(Thread.currentThread().getName());
            assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
            return EventDetail.of(Map.of("explanation", "x"));
        }));

        await().until(() -> stored.size() == 1);
        assertThat(thread).containsExactly("usage-writer");
        assertThat(stored.getFirst().detail()).isEqualTo("{\"explanation\":\"x\"}");
    }

    @Test
    void a_detail_that_cannot_be_built_costs_neither_its_event_nor_the_next() {
        recorder.start();

        recorder.record(withDetail(event(), () -> {
            throw new UnsupportedOperationException("a bug");
        }));
        recorder.record(event());

        await().until(() -> stored.size() == 2);
        assertThat(stored.getFirst().detail()).isEqualTo("{}");
    }

    private static UsageEvent withDetail(UsageEvent e, java.util.function.Supplier<EventDetail> detail) {
        return new UsageEvent(
                e.id(),
                e.workspaceId(),
                e.projectId(),
                null,
                null,
                null,
                null,
                null,
                e.endUserId(),
                e.status(),
                e.providerType(),
                e.modelId(),
                e.latency(),
                0,
                0,
                null,
                null,
                null,
                null,
                false,
                detail,
                e.occurredAt());
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
