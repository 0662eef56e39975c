package com.motionmavericks.worker;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Repeats a round in a thread of its own until it is stopped.
final class BackgroundLoop {
    private final ExecutorService thread;
    private final Supplier<Duration> round;
    private volatile boolean stopped;

    /// @param name of the thread
    /// @param round throws nothing; returns how long to pause before the next one
    BackgroundLoop(String name, Supplier<Duration> round) {
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
        this.round = round;
    }

    void start() {
        thread.execute(() -> {
            while (!stopped) {
                pause(round.get());
            }
        });
    }

    /// Lets the round in progress end, for at most ten seconds.
    void stop() throws InterruptedException {
        stopped = true;
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            stopped = true;
        }
    }
}
