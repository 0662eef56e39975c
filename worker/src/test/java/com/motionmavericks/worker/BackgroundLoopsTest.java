package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.motionmavericks.domain.notifications.EventRouter;
import com.motionmavericks.domain.operations.ScheduleStates;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.outbox.Outbox.Claimed;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tracing.Tracing;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Each loop survives an `Error` and logs where it happened, without its message.
class BackgroundLoopsTest {
    private static final String PERSONAL = "ada@example.com";
    private static final WorkerConfiguration.EventRouting ROUTING = new WorkerConfiguration.EventRouting(
            Duration.ofMillis(5), 10);
    private static final WorkerConfiguration.Relay RELAY = new WorkerConfiguration.Relay(Duration.ofMillis(5), 10, 2);

    private final Outbox outbox = mock(Outbox.class);
    private final EventRouter router = mock(EventRouter.class);
    private final TemporalNamespace namespace = mock(TemporalNamespace.class);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("com.motionmavericks.worker");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getFormattedMessage() + "\n" + (event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    @Test
    void theRelayClaimsAgain() throws Exception {
        when(outbox.claim(anyInt())).thenThrow(new StackOverflowError(PERSONAL)).thenReturn(List.of());
        run(new Relay(outbox, _ -> {}, RELAY, new SimpleMeterRegistry(), Tracing.OFF),
                () -> verify(outbox, timeout(5_000).atLeast(2)).claim(anyInt()));
        assertLogged("java.lang.StackOverflowError");
    }

    @Test
    void theRelayLeavesASignalToTheNextClaim() throws Exception {
        var signal = new Claimed(1, UUID.randomUUID(), "Asset", "asset:1", UUID.randomUUID(), "created", "A film", 1,
                Instant.EPOCH, null);
        when(outbox.claim(anyInt())).thenReturn(List.of(signal)).thenReturn(List.of());
        when(outbox.holds(signal)).thenThrow(new AssertionError(PERSONAL));
        run(new Relay(outbox, _ -> {}, RELAY, new SimpleMeterRegistry(), Tracing.OFF),
                () -> verify(outbox, timeout(5_000).atLeast(2)).claim(anyInt()));
        assertLogged("java.lang.AssertionError");
    }

    @Test
    void theEventRoutingRunsAgain() throws Exception {
        when(router.studios()).thenThrow(new StackOverflowError(PERSONAL)).thenReturn(List.of());
        run(new EventRouting("event-routing", router, ROUTING, new SimpleMeterRegistry().counter("events_routed")),
                () -> verify(router, timeout(5_000).atLeast(2)).studios());
        assertLogged("java.lang.StackOverflowError");
    }

    @Test
    void aStudioThatCannotBeRoutedPausesAndDoesNotStopTheOthers() throws Exception {
        var poisoned = UUID.randomUUID();
        var other = UUID.randomUUID();
        when(router.studios()).thenReturn(List.of(poisoned, other));
        when(router.route(poisoned, ROUTING.batch())).thenThrow(new AssertionError(PERSONAL));
        run(new EventRouting("event-routing", router, ROUTING, new SimpleMeterRegistry().counter("events_routed")),
                () -> verify(router, timeout(5_000).atLeast(5)).route(other, ROUTING.batch()));
        verify(router, times(1)).route(poisoned, ROUTING.batch());
        assertLogged("java.lang.AssertionError");
    }

    @Test
    void theSweepRunsAgain() throws Exception {
        when(outbox.sweepIfNewTemporal(any(), any())).thenThrow(new AssertionError(PERSONAL)).thenReturn(0L);
        run(new Sweep(mock(TenantDatabase.class), outbox, mock(Schedules.class), mock(ScheduleStates.class), namespace,
                new WorkerConfiguration.Sweep(Duration.ofMillis(5), Duration.ZERO), new SimpleMeterRegistry()),
                () -> verify(outbox, timeout(5_000).atLeast(2)).sweepIfNewTemporal(any(), any()));
        assertLogged("java.lang.AssertionError");
    }

    @Test
    void theWorkerAsksForTemporalAgain() throws Exception {
        var factory = mock(WorkerFactory.class);
        // Not by verify, which would hold the lock of the synchronized start.
        var started = new CompletableFuture<Void>();
        doAnswer(_ -> started.complete(null)).when(factory).start();
        when(namespace.id()).thenThrow(new StackOverflowError(PERSONAL)).thenReturn("id");
        run(new TemporalWorker(factory, namespace, Duration.ZERO), () -> started.orTimeout(5, TimeUnit.SECONDS).join());
        assertLogged("java.lang.StackOverflowError");
    }

    private static void run(Managed loop, Runnable check) throws Exception {
        loop.start();
        try {
            check.run();
        } finally {
            loop.stop();
        }
    }

    private void assertLogged(String type) {
        assertThat(log).anySatisfy(
                entry -> assertThat(entry).contains(type, "\tat com.motionmavericks."));
        assertThat(log).noneMatch(entry -> entry.contains(PERSONAL));
    }
}
