package io.restormel.keys.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One "would this model pass?", from a request object to a verdict. Not in the figure: HTTP, JSON, the key check. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluateBenchmark {

    private static final Signals SIGNALS = Signals.at(1_800_000_000_000L);

    private final Snapshot snapshot = SnapshotCompiler.compile(BenchProjects.of(1000, false), CatalogView.EMPTY)
            .snapshot();
    private final EvaluateRequest allowed =
            new EvaluateRequest("production", null, null, "claude-sonnet-4", "anthropic", null);
    private final EvaluateRequest denied = new EvaluateRequest("production", null, null, "gpt-4o", "openai", null);

    @Benchmark
    public Verdict evaluate_allowed_model() {
        return PolicyEvaluator.evaluate(snapshot, allowed, SIGNALS);
    }

    @Benchmark
    public Verdict evaluate_denied_model() {
        return PolicyEvaluator.evaluate(snapshot, denied, SIGNALS);
    }
}
