package com.motionmavericks.worker;

import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.outbox.Outbox.Claimed;
import com.motionmavericks.domain.tracing.ActiveSpan;
import com.motionmavericks.domain.tracing.TraceParent;
import com.motionmavericks.domain.tracing.Tracing;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only sender of signals to Temporal. It claims due rows of the outbox, sends one signal per workflow and name
/// outside of any transaction, and deletes the rows it claimed. A row that fails backs off alone and is never dropped.
/// Several relays may run at once.
public final class Relay implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    /// Sends a claimed signal to its workflow.
    @FunctionalInterface
    public interface Sender {
        void send(Claimed signal) throws Exception;
    }

    private final Outbox outbox;
    private final Sender sender;
    private final WorkerConfiguration.Relay settings;
    private final Semaphore senders;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final BackgroundLoop loop = new BackgroundLoop("relay", this::relayOnce);
    private final Counter delivered;
    private final Counter failed;
    private final Tracing tracing;

    public Relay(Outbox outbox, Sender sender, WorkerConfiguration.Relay settings, MeterRegistry meters,
            Tracing tracing) {
        this.outbox = outbox;
        this.sender = sender;
        this.settings = settings;
        this.senders = new Semaphore(settings.senders());
        this.delivered = meters.counter("relay_signals_delivered");
        this.failed = meters.counter("relay_signals_failed");
        this.tracing = tracing;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() throws InterruptedException {
        loop.stop();
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
        } catch (Throwable e) {
            LOG.error("The relay failed. It tries again in {} s", PAUSE_AFTER_FAULT.toSeconds(), RedactedFailure.of(e));
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
                    var signal = same.getFirst();
                    senders.acquire();
                    try {
                        // A signal that waited too long for a sender has lost its lease: a later claim sends it.
                        if (outbox.holds(signal)) {
                            (send(same) ? sent : unsent).addAll(same.stream().map(Claimed::id).toList());
                        }
                    } catch (Throwable e) {
                        LOG.error("Signal {} of {} is sent again after its lease", signal.signalName(),
                                signal.workflowId(), RedactedFailure.of(e));
                    } finally {
                        senders.release();
                    }
                    return null;
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

    /// @param same the rows of one workflow and signal name, which are sent as one signal
    private boolean send(List<Claimed> same) {
        var signal = same.getFirst();
        try (var span = span(same)) {
            try {
                sender.send(signal);
                return true;
            } catch (Exception e) {
                span.failed(e.getClass().getName());
                LOG.warn("Signal {} of {} was not delivered (attempt {})", signal.signalName(), signal.workflowId(),
                        signal.attempts(), RedactedFailure.of(e));
                return false;
            }
        }
    }

    /// The signal goes on in the trace of its first row that has one. The span links to those of the other rows.
    private ActiveSpan span(List<Claimed> same) {
        var signal = same.getFirst();
        var writers = same.stream().map(Claimed::traceparent).filter(Objects::nonNull).map(TraceParent::context)
                .toList();
        return tracing.within(writers.isEmpty() ? Context.root() : writers.getFirst(),
                "signal " + signal.workflowType() + "." + signal.signalName(), SpanKind.PRODUCER, span -> {
                    span.setAttribute("temporal.workflow.type", signal.workflowType())
                            .setAttribute("temporal.workflow.id", signal.workflowId())
                            .setAttribute("relay.attempt", signal.attempts());
                    writers.stream().skip(1)
                            .forEach(writer -> span.addLink(Span.fromContext(writer).getSpanContext()));
                });
    }
}
