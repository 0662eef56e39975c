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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Metrics that are read from one source at each scrape. If the source does not answer they are absent from that scrape, and
/// the others are not: the metric `dependency_up` tells why.
///
/// @param read throws if the source does not answer within a few seconds
record ScrapedMetrics(String source, Supplier<List<MetricSnapshot>> read) implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(ScrapedMetrics.class);

    @Override
    public MetricSnapshots collect() {
        try {
            return new MetricSnapshots(read.get());
        } catch (RuntimeException e) {
            LOG.warn("The metrics of {} cannot be read", source, RedactedFailure.of(e));
            return MetricSnapshots.of();
        }
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
