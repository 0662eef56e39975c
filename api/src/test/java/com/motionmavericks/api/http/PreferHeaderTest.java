package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PreferHeaderTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean isThere;

    @AfterEach
    void close() {
        isThere = true;
        threads.close();
    }

    @Test
    void whoComesWhenAllPlacesAreTakenGetsThatOfWhoeverHasWaitedLongest() throws Exception {
        var first = waiting();
        for (var i = 1; i < PreferHeader.PLACES; i++) {
            var _ = waiting();
        }
        assertThat(first).isNotDone();
        var last = waiting();
        assertThat(first.get()).isFalse();
        isThere = true;
        assertThat(last.get()).isTrue();
    }

    @Test
    void whoIsAnsweredLeavesTheirPlace() throws Exception {
        var first = waiting();
        for (var i = 0; i < 2 * PreferHeader.PLACES; i++) {
            var reads = new AtomicInteger();
            assertThat(PreferHeader.await("wait=30", reads::incrementAndGet, n -> n == 2)).isEqualTo(2);
        }
        assertThat(first).isNotDone();
    }

    @Test
    void whoPrefersNoWaitOrFindsItAsWishedTakesNoPlace() throws Exception {
        var first = waiting();
        for (var i = 0; i < 2 * PreferHeader.PLACES; i++) {
            assertThat(PreferHeader.await(null, () -> false, there -> there)).isFalse();
            assertThat(PreferHeader.await("respond-async, wait=30", () -> true, there -> there)).isTrue();
        }
        assertThat(first).isNotDone();
    }

    /// Waits for a result that never comes, and returns once the wait has its place.
    private CompletableFuture<Boolean> waiting() throws InterruptedException {
        var reads = new AtomicInteger();
        var answer = CompletableFuture.supplyAsync(() -> PreferHeader.await("wait=30", () -> {
            reads.incrementAndGet();
            return isThere;
        }, there -> there), threads);
        while (reads.get() < 2) {
            Thread.sleep(1);
        }
        return answer;
    }
}
