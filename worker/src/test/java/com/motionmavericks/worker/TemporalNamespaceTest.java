package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Unlike a real server, the test server does not report pending workflow tasks.
@Timeout(60)
class TemporalNamespaceTest {
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    private final TemporalNamespace namespace = new TemporalNamespace(temporal.getWorkflowServiceStubs(),
            temporal.getNamespace());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void close() {
        answered.countDown();
        temporal.close();
    }

    @Test
    void aWorkflowIsAtWorkWhileAnActivityRunsAndNotBeforeItIsStartedOrOnceItIsDone() throws InterruptedException {
        assertThat(namespace.isAtWork("film")).as("nobody has started it").isFalse();
        var worker = temporal.newWorker("films");
        worker.registerWorkflowImplementationTypes(FilmImpl.class);
        worker.registerActivitiesImplementations((Vendor) this::answer);
        temporal.start();
        var film = temporal.getWorkflowClient().newUntypedWorkflowStub("Film",
                WorkflowOptions.newBuilder().setWorkflowId("film").setTaskQueue("films").build());
        film.start();
        asked.await();
        assertThat(namespace.isAtWork("film")).isTrue();
        answered.countDown();
        film.getResult(Void.class);
        assertThat(namespace.isAtWork("film")).as("it has ended").isFalse();
    }

    @Test
    void aWorkflowThatWasTerminatedWhileAnActivityRanIsAtWorkNoMore() throws InterruptedException {
        var worker = temporal.newWorker("films");
        worker.registerWorkflowImplementationTypes(FilmImpl.class);
        worker.registerActivitiesImplementations((Vendor) this::answer);
        temporal.start();
        var film = temporal.getWorkflowClient().newUntypedWorkflowStub("Film",
                WorkflowOptions.newBuilder().setWorkflowId("film").setTaskQueue("films").build());
        film.start();
        asked.await();
        film.terminate("by hand");
        assertThat(namespace.isAtWork("film")).isFalse();
    }

    private void answer() {
        asked.countDown();
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @WorkflowInterface
    public interface Film {
        @WorkflowMethod
        void run();
    }

    @ActivityInterface
    public interface Vendor {
        void ask();
    }

    public static final class FilmImpl implements Film {
        @Override
        public void run() {
            Workflow.newActivityStub(Vendor.class,
                    ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build()).ask();
        }
    }
}
