package com.motionmavericks.domain.overload;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BulkheadTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorCompletionService<String> calls = new ExecutorCompletionService<>(threads);
    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        threads.close();
    }

    @Test
    void twoWorkOneWaitsAndTheOthersAreRefusedAtOnce() throws Exception {
        var bulkhead = bulkhead(Duration.ofMinutes(1));
        for (var i = 0; i < 5; i++) {
            calls.submit(() -> bulkhead.call(this::work));
        }
        for (var i = 0; i < 2; i++) {
            var call = calls.take();
            refused(Refusal.OVERLOADED, () -> rethrow(call.exceptionNow()));
        }
        end.countDown();
        for (var i = 0; i < 3; i++) {
            assertThat(calls.take().get()).isEqualTo("done");
        }
    }

    @Test
    void aCallThatWaitedTooLongIsRefusedAndLeavesTheQueue() throws Exception {
        var bulkhead = bulkhead(Duration.ofMillis(20));
        for (var i = 0; i < 2; i++) {
            calls.submit(() -> bulkhead.call(this::work));
        }
        begun.await();
        for (var i = 0; i < 5; i++) {
            refused(Refusal.OVERLOADED, () -> bulkhead.call(() -> "begun"));
        }
        end.countDown();
        assertThat(calls.take().get()).isEqualTo("done");
        assertThat(bulkhead.call(() -> "begun")).isEqualTo("begun");
    }

    @Test
    void failingWorkReleasesItsPlace() {
        var bulkhead = bulkhead(Duration.ofMillis(20));
        for (var i = 0; i < 5; i++) {
            assertThatThrownBy(() -> bulkhead.call(() -> {
                throw new IllegalStateException("failed");
            })).hasMessage("failed");
        }
        assertThat(bulkhead.call(() -> "begun")).isEqualTo("begun");
    }

    private static Bulkhead bulkhead(Duration patience) {
        return new Bulkhead(2, 1, patience, () -> new Refused(Refusal.OVERLOADED, "Full."));
    }

    private String work() {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "done";
    }

    private static void rethrow(Throwable throwable) throws Throwable {
        throw throwable;
    }
}
