package com.motionmavericks.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A command that meets a transaction which is still open, and must wait for it.
public final class Race {
    private Race() {}

    /// Begins a command on another thread, and returns once it waits for a lock: called by whoever holds one.
    public static <T> CompletableFuture<T> blocked(TestDatabase database, Callable<T> command) {
        var answer = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(command.call());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        var deadline = Instant.now().plus(Duration.ofSeconds(5));
        while (!isSomebodyWaiting(database)) {
            assertThat(answer).as("the command should wait").isNotDone();
            assertThat(Instant.now()).as("the command should wait").isBefore(deadline);
        }
        return answer;
    }

    /// What became of the command.
    public static <T> T end(CompletableFuture<T> command) {
        try {
            return command.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static boolean isSomebodyWaiting(TestDatabase database) {
        return database.superuser().withHandle(handle -> handle.createQuery("""
                select exists (select from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock')
                """).mapTo(Boolean.class).one());
    }
}
