package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.outbox.Outbox.Claimed;
import com.motionmavericks.domain.tracing.Tracing;
import com.motionmavericks.worker.tracing.SignalTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/// The way of a trace through the worker.
class TracingTest {
    private static final String FIRST = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String SECOND = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final List<@Nullable String> logged = Collections.synchronizedList(new ArrayList<>());
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Tracing tracing = new Tracing(
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build());

    @Test
    void theRelayGoesOnInTheFirstTraceOfMergedRowsAndLinksTheOthers() throws Exception {
        relay(List.of(claimed(null), claimed(FIRST), claimed(SECOND)), _ -> logged.add(MDC.get("traceId")));
        assertThat(logged).containsExactly(FIRST.substring(3, 35));
        assertThat(exporter.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("signal Asset.created");
            assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(span.getLinks()).extracting(LinkData::getSpanContext)
                    .extracting(context -> context.getSpanId()).containsExactly("00f067aa0ba902b7");
        });
    }

    @Test
    void aSignalThatFailsIsAFailedSpanWithoutItsMessage() throws Exception {
        relay(List.of(claimed(FIRST)), _ -> {
            throw new IllegalStateException("ada@example.com");
        });
        assertThat(exporter.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).contains("java.lang.IllegalStateException").doesNotContain("ada@example.com");
        });
    }

    @Test
    void aSignalOutsideOfATraceHasNoSpan() throws Exception {
        relay(List.of(claimed(null)), _ -> logged.add(MDC.get("traceId")));
        assertThat(logged).containsExactly((String) null);
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    /// That the header of a later signal counts is in `TracesIT`: the test server writes it into no history.
    @Test
    void anActivityIsInTheTraceOfItsSignalAndAReplayIsTheSame() throws Exception {
        try (var temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerApplication.factoryOptions(new SimpleMeterRegistry(), tracing))
                .setWorkflowClientOptions(
                        WorkflowClientOptions.newBuilder().setInterceptors(new SignalTracing()).build())
                .build())) {
            var worker = temporal.newWorker("queue");
            worker.registerWorkflowImplementationTypes(WorkOnceImpl.class);
            worker.registerActivitiesImplementations((Work) () -> logged.add(MDC.get("traceId")));
            temporal.start();
            var workflow = temporal.getWorkflowClient().newUntypedWorkflowStub("WorkOnce",
                    WorkflowOptions.newBuilder().setTaskQueue("queue").setWorkflowId("once").build());
            String parent;
            try (var request = tracing.request(FIRST)) {
                parent = request.span().getSpanContext().getSpanId();
                workflow.signalWithStart("told", new Object[0], new Object[0]);
            }
            workflow.getResult(Void.class);

            assertThat(exporter.getFinishedSpanItems()).filteredOn(span -> span.getName().equals("DoWork"))
                    .singleElement().extracting(SpanData::getParentSpanId).isEqualTo(parent);
            assertThat(logged).containsExactly(FIRST.substring(3, 35));
            WorkflowReplayer.replayWorkflowExecution(temporal.getWorkflowClient().fetchHistory("once"), worker);
        }
    }

    @WorkflowInterface
    public interface WorkOnce {
        @WorkflowMethod
        void run();

        @SignalMethod
        void told();
    }

    @ActivityInterface
    public interface Work {
        void doWork();
    }

    public static final class WorkOnceImpl implements WorkOnce {
        private final Work work = Workflow.newActivityStub(Work.class,
                ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

        @Override
        public void run() {
            work.doWork();
        }

        @Override
        public void told() {}
    }

    private void relay(List<Claimed> rows, Relay.Sender sender) throws Exception {
        var outbox = mock(Outbox.class);
        when(outbox.claim(anyInt())).thenReturn(rows).thenReturn(List.of());
        when(outbox.holds(any())).thenReturn(true);
        var relay = new Relay(outbox, sender, new WorkerConfiguration.Relay(Duration.ofMillis(5), 200, 1),
                new SimpleMeterRegistry(), tracing);
        relay.start();
        verify(outbox, timeout(5_000).atLeast(2)).claim(anyInt());
        relay.stop();
    }

    private static Claimed claimed(@Nullable String traceparent) {
        return new Claimed(1, UUID.randomUUID(), "Asset", "asset:1", UUID.randomUUID(), "created", "A film", 1,
                Instant.EPOCH, traceparent);
    }
}
