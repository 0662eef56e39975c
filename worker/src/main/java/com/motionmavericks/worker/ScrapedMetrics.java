package com.motionmavericks.worker;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Metrics that are read from one source at each scrape. If the source does not answer soon they are absent from that scrape, and
/// the others are not: the metric `dependency_up` tells why. A source that hangs must not make the process look down.
final class ScrapedMetrics implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(ScrapedMetrics.class);

    private final String source;
    private final Supplier<List<MetricSnapshot>> read;
    private final Duration limit;
    private final ExecutorService thread;
    private Future<List<MetricSnapshot>> reading = CompletableFuture.completedFuture(List.of());

    /// @param limit less than the scrape's own
    ScrapedMetrics(String source, Supplier<List<MetricSnapshot>> read, Duration limit) {
        this.source = source;
        this.read = read;
        this.limit = limit;
        this.thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("scrape-" + source).factory());
    }

    @Override
    public synchronized MetricSnapshots collect() {
        // A read that still hangs is not begun once more.
        if (reading.isDone()) {
            reading = thread.submit(read::get);
        }
        try {
            return new MetricSnapshots(reading.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            LOG.warn("The metrics of {} cannot be read", source, RedactedFailure.of(e));
        } catch (TimeoutException _) {
            LOG.warn("The metrics of {} cannot be read within {}", source, limit);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return MetricSnapshots.of();
    }

    static GaugeSnapshot gauge(String name, String help, Number value) {
        return gauge(name, help, List.of(value), _ -> Labels.EMPTY, Number::doubleValue);
    }

    /// A gauge with a value for each item.
    static <T> GaugeSnapshot gauge(String name, String help, Collection<T> items, Function<T, Labels> labels,
            ToDoubleFunction<T> value) {
        return new GaugeSnapshot(new MetricMetadata(name, help), items.stream()
                .map(item -> new GaugeDataPointSnapshot(value.applyAsDouble(item), labels.apply(item), null)).toList());
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
