package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ScrapedMetricsTest {
    private static final List<MetricSnapshot> WAITING = List
            .of(ScrapedMetrics.gauge("outbox_signals_waiting", "Signals in the outbox", 3));

    @Test
    void aSourceThatHangsIsLeftOutAndNotAskedOnceMore() throws InterruptedException {
        var answer = new CountDownLatch(1);
        var questions = new AtomicInteger();
        var metrics = metrics(Duration.ofMillis(50), () -> {
            questions.incrementAndGet();
            awaitUninterruptibly(answer);
            return WAITING;
        });
        assertThat(metrics.collect().size()).isZero();
        assertThat(metrics.collect().size()).isZero();
        assertThat(questions).hasValue(1);
    }

    @Test
    void aSourceThatFailsIsLeftOutUntilItAnswers() {
        var questions = new AtomicInteger();
        var metrics = metrics(Duration.ofSeconds(10), () -> {
            if (questions.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return WAITING;
        });
        assertThat(metrics.collect().size()).isZero();
        assertThat(metrics.collect().size()).isOne();
    }

    private static ScrapedMetrics metrics(Duration limit, Supplier<List<MetricSnapshot>> read) {
        return new ScrapedMetrics("Postgres", read, limit);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
