package io.restormel.keys.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.platform.ApplicationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutcomeWriterTest {

    private final UUID project = UUID.randomUUID();
    private final CountDownLatch free = new CountDownLatch(1);
    private final List<Integer> groups = Collections.synchronizedList(new ArrayList<>());
    private final OutcomeWriter writer = new OutcomeWriter(new OutcomeProperties(1000), this::store);

    private List<Fate> store(List<Outcome> outcomes) {
        groups.add(outcomes.size());
        try {
            free.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (outcomes.stream().anyMatch(outcome -> outcome.report().eventId().equals("bad"))) {
            throw new IllegalStateException("the database is away");
        }
        return outcomes.stream()
                .map(outcome -> outcome.report().eventId().startsWith("known") ? Fate.DUPLICATE : Fate.STORED)
                .toList();
    }

    @AfterEach
    void stop() {
        free.countDown();
        writer.stop();
    }

    private List<Outcome> outcomes(String... ids) {
        return List.of(ids).stream()
                .flatMap(id -> Outcomes.one(project, id, Instant.EPOCH).stream())
                .toList();
    }

    @Test
    void those_who_come_while_a_group_is_written_share_the_next_one() throws Exception {
        writer.start();
        try (var threads = Executors.newCachedThreadPool()) {
            var first = threads.submit(() -> writer.write(outcomes("first")));
            await().until(() -> groups.size() == 1);
            var others = IntStream.range(0, 10)
                    .<Future<List<Fate>>>mapToObj(
                            i -> threads.submit(() -> writer.write(outcomes("e" + i, "known" + i))))
                    .toList();
            await().until(() -> writer.waiting() == 20);
            free.countDown();

            assertThat(first.get()).containsExactly(Fate.STORED);
            for (var other : others) {
                assertThat(other.get()).containsExactly(Fate.STORED, Fate.DUPLICATE);
            }
        }
        assertThat(groups).containsExactly(1, 20);
    }

    @Test
    void who_finds_no_room_is_told_to_come_again() throws Exception {
        writer.start();
        try (var threads = Executors.newCachedThreadPool()) {
            var full = IntStream.range(0, 1000).mapToObj(i -> "e" + i).toArray(String[]::new);
            var waiting = threads.submit(() -> writer.write(outcomes(full)));
            await().until(() -> groups.size() == 1);

            assertThatThrownBy(() -> writer.write(outcomes("one more")))
                    .isInstanceOfSatisfying(ApplicationException.Unavailable.class, refused -> {
                        assertThat(refused.code()).isEqualTo("overloaded");
                        assertThat(refused.retryAfterSeconds()).isEqualTo(1);
                    });

            free.countDown();
            assertThat(waiting.get()).hasSize(1000);
            assertThat(writer.write(outcomes("one more"))).containsExactly(Fate.STORED);
        }
    }

    @Test
    void a_group_that_fails_is_told_so_and_the_next_one_is_written() {
        free.countDown();
        writer.start();

        assertThatThrownBy(() -> writer.write(outcomes("bad")))
                .isInstanceOfSatisfying(
                        ApplicationException.Unavailable.class,
                        refused -> assertThat(refused.code()).isEqualTo("storage_unavailable"));
        assertThat(writer.write(outcomes("good"))).containsExactly(Fate.STORED);
    }

    @Test
    void what_was_taken_is_written_before_it_stops() throws Exception {
        writer.start();
        try (var threads = Executors.newCachedThreadPool()) {
            var first = threads.submit(() -> writer.write(outcomes("first")));
            await().until(() -> groups.size() == 1);
            var second = threads.submit(() -> writer.write(outcomes("second")));
            await().until(() -> writer.waiting() == 1);
            var stopped = threads.submit(() -> writer.stop());
            await().until(() -> !writer.isRunning());
            free.countDown();
            stopped.get();

            assertThat(first.get()).containsExactly(Fate.STORED);
            assertThat(second.get()).containsExactly(Fate.STORED);
            assertThatThrownBy(() -> writer.write(outcomes("third")))
                    .isInstanceOf(ApplicationException.Unavailable.class);
        }
    }
}
