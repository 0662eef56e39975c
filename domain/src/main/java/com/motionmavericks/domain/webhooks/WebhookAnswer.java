package com.motionmavericks.domain.webhooks;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back for one attempt to send a message.
///
/// @param status the HTTP status; absent if there was no answer
/// @param fault why there was no answer; absent if there was one
/// @param body the beginning of the answer's body, at most [#LONGEST_BODY] bytes of it
/// @param retryAfter the pause that the endpoint asks for, if it does
public record WebhookAnswer(@Nullable Integer status, @Nullable Fault fault, String body,
        @Nullable Duration retryAfter) {
    public static final int LONGEST_BODY = 4096;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int GONE = 410;

    /// Why there was no answer.
    public enum Fault {
        /// The name is unknown.
        UNKNOWN_HOST,
        /// The address is not one of the public internet.
        REFUSED_ADDRESS,
        NO_CONNECTION,
        /// The certificate or the handshake failed.
        TLS,
        TIMEOUT,
        /// It was no HTTP, or ended too early.
        BROKEN_ANSWER
    }

    public static WebhookAnswer of(Fault fault) {
        return new WebhookAnswer(null, fault, "", null);
    }

    boolean isSuccess() {
        return status != null && status / 100 == 2;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }

    /// The pause that counts: only an overloaded endpoint may ask for one.
    Optional<Duration> pause() {
        return Optional.ofNullable(retryAfter)
                .filter(_ -> status != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE));
    }
}
