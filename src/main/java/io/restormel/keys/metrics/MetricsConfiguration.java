package io.restormel.keys.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.usage.UsageHealth;
import io.restormel.keys.usage.UsageRecorder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry that everything is counted in, and what is read from the parts that count for themselves. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean(destroyMethod = "close")
    JvmGcMetrics garbageCollection() {
        return new JvmGcMetrics();
    }

    @Bean
    MeterBinder runtimeMeters() {
        return registry -> List.of(
                        new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics(), new UptimeMetrics())
                .forEach(meters -> meters.bindTo(registry));
    }

    @Bean
    MeterBinder usageMeters(UsageRecorder usage) {
        return registry -> {
            count(registry, usage, "written", UsageHealth::written);
            count(registry, usage, "dropped", UsageHealth::dropped);
            count(registry, usage, "rejected", UsageHealth::rejected);
            Gauge.builder(
                            "restormel.usage.queued",
                            usage,
                            recorder -> recorder.health().queued())
                    .description("Usage events that wait to be written")
                    .register(registry);
        };
    }

    private static void count(
            MeterRegistry registry, UsageRecorder usage, String result, ToDoubleFunction<UsageHealth> figure) {
        FunctionCounter.builder("restormel.usage.events", usage, recorder -> figure.applyAsDouble(recorder.health()))
                .description("Usage events by what became of them")
                .tag("result", result)
                .register(registry);
    }

    @Bean
    MeterBinder configurationMeters(LiveConfiguration configuration) {
        return registry -> Gauge.builder(
                        "restormel.configuration.current",
                        configuration,
                        live -> live.state() == LiveConfiguration.State.LOADED ? 1 : 0)
                .description("1 while decisions follow the database, 0 while they follow an older state or none")
                .register(registry);
    }
}
