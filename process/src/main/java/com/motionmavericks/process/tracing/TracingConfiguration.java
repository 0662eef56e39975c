package com.motionmavericks.process.tracing;

import com.motionmavericks.domain.tracing.Tracing;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where spans are sent.
///
/// @param endpoint base of an OTLP collector over HTTP, for example `http://collector:4318`; without one nothing is recorded
/// @param ratio the share, 0 to 1, of the traces that begin here
public record TracingConfiguration(@Nullable URI endpoint, double ratio) {
    /// More spans than this are dropped while the collector is slow or away.
    private static final int QUEUE = 2048;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int STOP_SECONDS = 2;

    /// Opens the tracing of a process. It stops with the process.
    ///
    /// @param service the name of the process in its traces
    public Tracing open(String service, LifecycleEnvironment lifecycle) {
        if (endpoint == null) {
            return Tracing.OFF;
        }
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString().replaceAll("/$", "") + "/v1/traces")
                .setTimeout(TIMEOUT).setConnectTimeout(TIMEOUT).build();
        var spans = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).setMaxQueueSize(QUEUE).setScheduleDelay(PAUSE)
                        .setExporterTimeout(TIMEOUT).build())
                .build();
        // A collector that does not answer must not delay the stop.
        lifecycle.manage(new AutoCloseableManager(() -> spans.shutdown().join(STOP_SECONDS, TimeUnit.SECONDS)));
        return new Tracing(spans);
    }
}
