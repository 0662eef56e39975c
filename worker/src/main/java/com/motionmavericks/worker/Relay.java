package com.motionmavericks.worker;

import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.outbox.Outbox.Claimed;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one road to Temporal. It claims due signals, sends one for each workflow and name, outside of any transaction,
/// and deletes exactly what it claimed. What fails backs off alone and is never dropped. Several relays may run.
public final class Relay implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    /// How a claimed signal reaches its workflow.
    @FunctionalInterface
    public interface Sender {
        void send(Claimed signal) throws Exception;
    }

    private final Outbox outbox;
    private final Sender sender;
    private final WorkerConfiguration.Relay settings;
    private final Semaphore senders;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService loop = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("relay").factory());
    private final Counter delivered;
    private final Counter failed;
    private volatile boolean stopped;

    public Relay(Outbox outbox, Sender sender, WorkerConfiguration.Relay settings, MeterRegistry meters) {
        this.outbox = outbox;
        this.sender = sender;
        this.settings = settings;
        this.senders = new Semaphore(settings.senders());
        this.delivered = meters.counter("relay_signals_delivered");
        this.failed = meters.counter("relay_signals_failed");
    }

    @Override
    public void start() {
        loop.execute(() -> {
            while (!stopped) {
                pause(relayOnce());
            }
        });
    }

    @Override
    public void stop() throws InterruptedException {
        stopped = true;
        loop.shutdown();
        if (!loop.awaitTermination(10, TimeUnit.SECONDS)) {
            loop.shutdownNow();
        }
        calls.shutdownNow();
    }

    /// Claims one batch and sends it.
    ///
    /// @return how long to pause before the next one
    private Duration relayOnce() {
        try {
            var claimed = outbox.claim(settings.batch());
            if (!claimed.isEmpty()) {
                deliver(claimed);
            }
            return claimed.size() < settings.batch() ? settings.pause() : Duration.ZERO;
        } catch (RuntimeException e) {
            LOG.warn("The relay cannot reach Postgres and tries again: {}", e.getClass().getSimpleName());
            return PAUSE_AFTER_FAULT;
        }
    }

    private void deliver(List<Claimed> claimed) {
        var sent = new ConcurrentLinkedQueue<Long>();
        var unsent = new ConcurrentLinkedQueue<Long>();
        var tasks = new ArrayList<Callable<Void>>();
        record Signal(String workflowId, String name) {}
        claimed.stream().collect(groupingBy(s -> new Signal(s.workflowId(), s.signalName()))).values()
                .forEach(same -> tasks.add(() -> {
                    senders.acquire();
                    try {
                        // What has waited too long for a sender is left to the next claim, perhaps another relay's.
                        if (outbox.holds(same.getFirst())) {
                            (send(same.getFirst()) ? sent : unsent).addAll(same.stream().map(Claimed::id).toList());
                        }
                        return null;
                    } finally {
                        senders.release();
                    }
                }));
        try {
            calls.invokeAll(tasks);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!sent.isEmpty()) {
            outbox.delivered(List.copyOf(sent));
            delivered.increment(sent.size());
        }
        if (!unsent.isEmpty()) {
            outbox.failed(List.copyOf(unsent));
            failed.increment(unsent.size());
        }
    }

    private boolean send(Claimed signal) {
        try {
            sender.send(signal);
            return true;
        } catch (Exception e) {
            LOG.warn("Signal {} of {} was not delivered (attempt {}): {}", signal.signalName(), signal.workflowId(),
                    signal.attempts(), e.getClass().getSimpleName());
            return false;
        }
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            stopped = true;
        }
    }
}
