package com.motionmavericks.worker;

import io.dropwizard.lifecycle.Managed;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Temporal's worker, which waits for a Temporal that is away instead of giving up.
final class TemporalWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalWorker.class);

    private final WorkerFactory factory;
    private final TemporalNamespace namespace;
    private final Duration drain;
    private final Thread starter = Thread.ofPlatform().name("temporal-worker-start").unstarted(this::startWhenThere);

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

    private void startWhenThere() {
        try {
            while (!isThere()) {
                Thread.sleep(Duration.ofSeconds(1));
            }
            factory.start();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere() {
        try {
            namespace.id();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Temporal is away; the worker waits for it: {}", e.getClass().getSimpleName());
            return false;
        }
    }
}
