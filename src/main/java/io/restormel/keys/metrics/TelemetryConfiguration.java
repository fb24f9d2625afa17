package io.restormel.keys.metrics;

import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.restormel.keys.catalog.CatalogService;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** OpenTelemetry, where a collector is configured; elsewhere nothing of it runs. */
@Configuration(proxyBeanMethods = false)
@Conditional(TelemetryConfiguration.Wanted.class)
class TelemetryConfiguration {

    /** An address that is there but empty, as of a variable that is not set, is none. */
    static final class Wanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("restormel.telemetry.endpoint", "")
                    .isBlank();
        }
    }

    @Bean(destroyMethod = "close")
    OpenTelemetrySdk openTelemetry(TelemetryProperties properties) {
        var base = Objects.requireNonNull(properties.base());
        var resource = Resource.getDefault().toBuilder()
                .put("service.name", "restormel-keys")
                .build();
        var spans = OtlpHttpSpanExporter.builder()
                .setEndpoint(base + "/v1/traces")
                .setHeaders(properties::headerMap)
                .build();
        var metrics = OtlpHttpMetricExporter.builder()
                .setEndpoint(base + "/v1/metrics")
                .setHeaders(properties::headerMap)
                .build();
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(resource)
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.traceRatio())))
                        .addSpanProcessor(BatchSpanProcessor.builder(spans).build())
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .setResource(resource)
                        .registerMetricReader(PeriodicMetricReader.builder(metrics)
                                .setInterval(properties.interval())
                                .build())
                        .build())
                .build();
    }

    @Bean
    Telemetry telemetry(OpenTelemetrySdk sdk, CatalogService catalogs) {
        return new Telemetry(sdk, new BoundedNames(catalogs));
    }

    /** Before all others, so that whatever they do is within the trace. */
    @Bean
    FilterRegistrationBean<TraceParentFilter> traceParentFilter() {
        var registration = new FilterRegistrationBean<>(new TraceParentFilter());
        registration.addUrlPatterns("/keys/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
