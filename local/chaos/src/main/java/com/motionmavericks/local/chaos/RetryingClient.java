package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings a request to its final answer, as a patient client does: what fails is sent again as it was.
final class RetryingClient {
    /// No command may take longer than this to its final answer.
    static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final StudioClient client;
    private final Statistics figures;

    RetryingClient(StudioClient client, Statistics figures) {
        this.client = client;
        this.figures = figures;
    }

    /// Sends until there is an answer that another try would not change.
    ///
    /// @throws Stuck when none comes in time
    Reply send(Member by, Request request) {
        return untilDone(request.method() + " " + request.path(), () -> Optional.of(client.call(request.method(),
                by.token(), request.path(), request.body(), request.headers().toArray(String[]::new)))
                .filter(this::isFinal));
    }

    /// Does something with a vendor or the API until it goes well.
    ///
    /// @throws Stuck when it does not in time
    <T> T untilDone(String what, Supplier<Optional<T>> attempt) {
        var deadline = Instant.now().plus(DEADLINE);
        @Nullable
        Instant failing = null;
        while (true) {
            var began = Instant.now();
            var done = tried(attempt);
            if (done.isPresent()) {
                if (failing != null) {
                    figures.wasUnavailable(Duration.between(failing, Instant.now()));
                }
                return done.get();
            }
            failing = failing == null ? began : failing;
            if (Instant.now().isAfter(deadline)) {
                throw new Stuck(what + " had no final answer in " + DEADLINE.toSeconds() + " s");
            }
            Pause.of(PAUSE);
        }
    }

    private <T> Optional<T> tried(Supplier<Optional<T>> attempt) {
        try {
            return attempt.get();
        } catch (UncheckedIOException e) {
            figures.triedAgain("no answer");
            return Optional.empty();
        }
    }

    private boolean isFinal(Reply reply) {
        var status = reply.status();
        if (status == 503 || (status == 409 && !reply.header("Retry-After").isEmpty())) {
            figures.triedAgain("answered " + status);
            return false;
        }
        if (status >= 500 || status == 401) {
            // Neither is true: the server is not broken, and the token is good.
            figures.violated("answered " + status + ": " + reply.body());
            return false;
        }
        return true;
    }
}
