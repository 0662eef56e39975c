package com.motionmavericks.worker;

import io.dropwizard.lifecycle.Managed;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Temporal's worker. While Temporal is away it waits and tries again.
final class TemporalWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalWorker.class);

    private final WorkerFactory factory;
    private final TemporalNamespace namespace;
    private final Duration drain;
    private final Thread starter = Thread.ofPlatform().name("temporal-worker-start")
            .unstarted(this::startWhenTemporalAnswers);

    TemporalWorker(WorkerFactory factory, TemporalNamespace namespace, Duration drain) {
        this.factory = factory;
        this.namespace = namespace;
        this.drain = drain;
    }

    @Override
    public void start() {
        starter.start();
    }

    @Override
    public void stop() {
        starter.interrupt();
        factory.shutdown();
        factory.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
        factory.shutdownNow();
    }

    private void startWhenTemporalAnswers() {
        try {
            while (!isStarted()) {
                Thread.sleep(Duration.ofSeconds(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStarted() {
        try {
            namespace.id();
            factory.start();
            return true;
        } catch (Throwable e) {
            LOG.warn("The worker cannot start. It tries again in a second", RedactedFailure.of(e));
            return false;
        }
    }
}
