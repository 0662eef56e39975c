package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Repeats a request, unchanged, until it has a final answer.
final class RetryingClient {
    /// The longest time that a request may take to its final answer.
    static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final StudioClient client;
    private final Statistics statistics;

    RetryingClient(StudioClient client, Statistics statistics) {
        this.client = client;
        this.statistics = statistics;
    }

    /// Sends a request until the answer is final.
    ///
    /// @throws DeadlineExceeded if there is no final answer in time
    Reply send(Member by, Request request) {
        return untilDone(request.method() + " " + request.path(), () -> Optional.of(client.call(request.method(),
                by.token(), request.path(), request.body(), request.headers().toArray(String[]::new)))
                .filter(this::isFinal));
    }

    /// Repeats an attempt until it has a result.
    ///
    /// @throws DeadlineExceeded if there is no result in time
    <T> T untilDone(String what, Supplier<Optional<T>> attempt) {
        var deadline = Instant.now().plus(DEADLINE);
        @Nullable
        Instant failingSince = null;
        while (true) {
            var began = Instant.now();
            var done = tryOnce(attempt);
            if (done.isPresent()) {
                if (failingSince != null) {
                    statistics.wasUnavailable(Duration.between(failingSince, Instant.now()));
                }
                return done.get();
            }
            failingSince = failingSince == null ? began : failingSince;
            if (Instant.now().isAfter(deadline)) {
                throw new DeadlineExceeded(what + " had no final answer in " + DEADLINE.toSeconds() + " s");
            }
            Pause.of(PAUSE);
        }
    }

    private <T> Optional<T> tryOnce(Supplier<Optional<T>> attempt) {
        try {
            return attempt.get();
        } catch (UncheckedIOException e) {
            statistics.triedAgain("no answer");
            return Optional.empty();
        }
    }

    private boolean isFinal(Reply reply) {
        var status = reply.status();
        if (status == 503 || (status == 409 && !reply.header("Retry-After").isEmpty())) {
            statistics.triedAgain("answered " + status);
            return false;
        }
        if (status >= 500 || status == 401) {
            // Both are violations: the server must not fail, and the token is valid.
            statistics.violated("answered " + status + ": " + reply.body());
            return false;
        }
        return true;
    }
}
