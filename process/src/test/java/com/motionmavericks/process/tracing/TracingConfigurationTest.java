package com.motionmavericks.process.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.motionmavericks.domain.tracing.TraceParent;
import com.motionmavericks.domain.tracing.Tracing;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TracingConfigurationTest {
    private final LifecycleEnvironment lifecycle = new LifecycleEnvironment(new MetricRegistry());

    @Test
    void isOffWithoutAnEndpoint() {
        assertThat(new TracingConfiguration(null, 1).open("test", lifecycle)).isSameAs(Tracing.OFF);
        assertThat(lifecycle.getManagedObjects()).isEmpty();
    }

    @Test
    void theRatioHoldsForTracesThatBeginHere() {
        try (var request = open(0).request(null)) {
            assertThat(request.span().isRecording()).isFalse();
        }
        try (var request = open(0).request("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")) {
            assertThat(request.span().isRecording()).as("the caller has decided").isTrue();
        }
    }

    @Test
    @Timeout(20)
    void aDeadCollectorDelaysNeitherWorkNorTheStop() throws Exception {
        var tracing = open(1);
        for (var managed : lifecycle.getManagedObjects()) {
            managed.start();
        }
        var start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            try (var _ = tracing.request(null)) {
                assertThat(TraceParent.current()).isPresent();
            }
        }
        for (var managed : lifecycle.getManagedObjects()) {
            managed.stop();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private Tracing open(double ratio) {
        return new TracingConfiguration(URI.create("http://127.0.0.1:1"), ratio).open("test", lifecycle);
    }
}
