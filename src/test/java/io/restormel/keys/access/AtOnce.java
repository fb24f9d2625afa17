package io.restormel.keys.access;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs two or more pieces of work at the same time. */
final class AtOnce {

    private AtOnce() {}

    /** What the failed ones failed with. */
    static List<Throwable> run(Runnable... all) {
        var start = new CyclicBarrier(all.length);
        try (var threads = Executors.newFixedThreadPool(all.length)) {
            var running = new ArrayList<Future<?>>();
            for (var each : all) {
                running.add(threads.submit(() -> {
                    start.await();
                    each.run();
                    return null;
                }));
            }
            var failures = new ArrayList<Throwable>();
            for (var each : running) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
            return failures;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
