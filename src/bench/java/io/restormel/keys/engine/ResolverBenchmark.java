package io.restormel.keys.engine;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision of the engine, from a request object to a resolution. Not in the figure: HTTP, JSON, the key check, the
 * recording of usage. Each call asks for another route, in random order, so large projects pay for their cache misses.
 * Measured one by one (sample time): medians and tails matter, and the clock's own cost of about 20-30 ns is included.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResolverBenchmark {

    private static final int REQUESTS = 1 << 14;
    private static final int BUSY = 16;
    private static final Signals SIGNALS = Signals.at(1_800_000_000_000L);

    @Param({"10", "1000", "100000"})
    private int routes;

    private Snapshot snapshot = SnapshotCompiler.compile(BenchProjects.of(1, false), CatalogView.EMPTY)
            .snapshot();
    private Snapshot pooled = snapshot;
    private final ResolveRequest[] byId = new ResolveRequest[REQUESTS];
    private final ResolveRequest[] busy = new ResolveRequest[BUSY];
    private final ResolveRequest[] byName = new ResolveRequest[REQUESTS];
    private final ResolveRequest[] byWorkload = new ResolveRequest[REQUESTS];
    private final ResolveRequest[] retry = new ResolveRequest[REQUESTS];
    private int next;

    @Setup
    public void compile() {
        snapshot = SnapshotCompiler.compile(BenchProjects.of(routes, false), CatalogView.EMPTY)
                .snapshot();
        pooled = SnapshotCompiler.compile(BenchProjects.of(routes, true), CatalogView.EMPTY)
                .snapshot();
        Random random = new Random(42);
        for (int i = 0; i < REQUESTS; i++) {
            int route = random.nextInt(routes);
            byId[i] = request(i).routeId(BenchProjects.routeId(route)).build();
            byName[i] = request(i).routeId("route-" + route).build();
            byWorkload[i] = request(i).workload("workload-" + route).build();
            retry[i] = request(i)
                    .routeId(BenchProjects.routeId(route))
                    .attemptNumber(1)
                    .failureKind("timeout")
                    .previousFailure(new PreviousFailure(null, 3))
                    .build();
        }
        for (int i = 0; i < BUSY; i++) {
            busy[i] = request(i)
                    .routeId(BenchProjects.routeId(random.nextInt(routes)))
                    .build();
        }
    }

    @Benchmark
    public Resolution resolve_fourth_step_after_three_blocks() {
        return Resolver.resolve(snapshot, byId[turn()], SIGNALS);
    }

    /** Most traffic goes to few routes: the size of the project, without its cache misses. */
    @Benchmark
    public Resolution resolve_one_of_sixteen_busy_routes() {
        return Resolver.resolve(snapshot, busy[next++ & (BUSY - 1)], SIGNALS);
    }

    @Benchmark
    public Resolution resolve_by_name() {
        return Resolver.resolve(snapshot, byName[turn()], SIGNALS);
    }

    @Benchmark
    public Resolution discover_by_workload() {
        return Resolver.resolve(snapshot, byWorkload[turn()], SIGNALS);
    }

    @Benchmark
    public Resolution resolve_last_step_on_retry() {
        return Resolver.resolve(snapshot, retry[turn()], SIGNALS);
    }

    @Benchmark
    public Resolution resolve_weighted_pool_after_three_blocks() {
        return Resolver.resolve(pooled, byId[turn()], SIGNALS);
    }

    /** As the HTTP layer asks: the decision and everything that the reply shows. */
    @Benchmark
    public int resolve_and_read_the_whole_reply() {
        Resolution resolution = Resolver.resolve(snapshot, byId[turn()], SIGNALS);
        if (resolution instanceof Resolution.Resolved resolved) {
            return resolved.explanation().length()
                    + resolved.stepChain().size()
                    + resolved.fallbackCandidates().size();
        }
        throw new IllegalStateException(resolution.message());
    }

    private int turn() {
        return next++ & (REQUESTS - 1);
    }

    private static ResolveRequest.Builder request(int i) {
        return ResolveRequest.builder("request-" + i).environment("production");
    }
}
