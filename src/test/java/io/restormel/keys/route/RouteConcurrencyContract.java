package io.restormel.keys.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException.Stale;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class RouteConcurrencyContract extends RouteTestCase {

    private static final int EDITORS = 16;
    private static final int EDITS = 2;

    @Autowired
    RouteService routes;

    private UUID create(StepConfig... steps) {
        return as(
                owner,
                () -> routes.create(
                                projectId,
                                new NewRoute(
                                        production,
                                        RouteSettings.named("support"),
                                        RouteContent.EMPTY.withSteps(List.of(steps)),
                                        false))
                        .route()
                        .id());
    }

    private void together(Callable<?> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(EDITORS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < EDITORS; i++) {
                running.add(threads.submit(work));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    @Test
    void editors_who_name_the_revision_they_saw_lose_no_update() throws Exception {
        var id = create();
        var refused = new AtomicInteger();
        together(() -> {
            for (int done = 0; done < EDITS; ) {
                var seen = as(owner, () -> routes.get(projectId, id));
                List<StepConfig> steps = new ArrayList<>(seen.draft().steps());
                steps.add(step(steps.size(), "openai", "gpt-4o"));
                try {
                    as(
                            owner,
                            () -> routes.saveDraft(
                                    projectId,
                                    id,
                                    seen.route().revision(),
                                    seen.draft().withSteps(steps)));
                    done++;
                } catch (Stale _) {
                    refused.incrementAndGet();
                }
            }
            return null;
        });
        var end = as(owner, () -> routes.get(projectId, id));
        assertThat(end.draft().steps()).hasSize(EDITORS * EDITS);
        assertThat(end.route().revision()).isEqualTo(1 + EDITORS * EDITS);
        assertThat(end.route().draftHash()).isEqualTo(ContentCodec.hash(end.draft()));
    }

    @Test
    void edits_without_a_revision_do_not_swallow_each_other_either() throws Exception {
        var id = create();
        together(() -> as(
                owner,
                () -> routes.update(projectId, id, null, edit -> {
                    List<StepConfig> steps = new ArrayList<>(edit.draft().steps());
                    steps.add(step(steps.size(), "openai", "gpt-4o"));
                    return edit.withDraft(edit.draft().withSteps(steps));
                })));
        assertThat(as(owner, () -> routes.get(projectId, id)).draft().steps()).hasSize(EDITORS);
    }

    @Test
    void nobody_ever_reads_a_half_written_route() throws Exception {
        var id = create(step(0, "openai", "gpt-4o"), step(1, "openai", "gpt-4o"));
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> {
                    int read = 0;
                    while (writing.get() || read == 0) {
                        var seen = as(owner, () -> routes.get(projectId, id));
                        assertThat(ContentCodec.hash(seen.draft()))
                                .isEqualTo(seen.route().draftHash());
                        read++;
                    }
                    return read;
                }));
            }
            for (int i = 0; i < 10; i++) {
                var model = i % 2 == 0 ? "gpt-4o-mini" : "gpt-4o";
                as(
                        owner,
                        () -> routes.saveDraft(
                                projectId,
                                id,
                                null,
                                RouteContent.EMPTY.withSteps(
                                        List.of(step(0, "openai", model), step(1, "openai", model)))));
            }
            writing.set(false);
            for (var reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }
}
