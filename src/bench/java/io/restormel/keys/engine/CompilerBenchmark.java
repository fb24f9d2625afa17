package io.restormel.keys.engine;

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

/** One compilation of a project, as after each edit. Not in the figure: reading it from the database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompilerBenchmark {

    @Param({"10", "1000", "100000"})
    private int routes;

    private ProjectConfig config = BenchProjects.of(1, false);

    @Setup
    public void configure() {
        config = BenchProjects.of(routes, false);
    }

    @Benchmark
    public Compilation compile_project() {
        return SnapshotCompiler.compile(config, CatalogView.EMPTY);
    }
}
