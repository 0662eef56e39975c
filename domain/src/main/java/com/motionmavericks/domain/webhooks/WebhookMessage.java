package com.motionmavericks.domain.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an endpoint gets for one event, or for a test.
///
/// @param id the `webhook-id`, the same for each attempt
/// @param eventId absent for a test
/// @param type of the event, or [#TEST]
/// @param subjectId what the event is about: messages about the same arrive in order
/// @param attempts since it was taken or last replayed
/// @param attemptDueAt when to send it at the earliest; absent if it was delivered
/// @param deliveredAt absent if it is PENDING
public record WebhookMessage(UUID id, UUID endpointId, @Nullable UUID eventId, String type, UUID subjectId,
        Status status, int attempts, @Nullable Instant attemptDueAt, @Nullable Instant deliveredAt, Instant createdAt,
        Instant updatedAt) {
    static final String TEST = "webhook.test";

    public enum Status {
        PENDING,
        /// The endpoint has answered with a status of 200 to 299.
        DELIVERED
    }

    /// One attempt to send a message.
    ///
    /// @param status the HTTP status; absent if there was no answer
    /// @param fault why there was no answer; absent if there was one
    /// @param body the beginning of the answer's body
    public record Attempt(Instant at, long durationMs, @Nullable Integer status, WebhookAnswer.@Nullable Fault fault,
            String body) {}

    /// A message with the body as each attempt sends it.
    ///
    /// @param log newest first, at most [#LONGEST_LOG]
    public record WithLog(WebhookMessage message, String body, List<Attempt> log) {
        static final int LONGEST_LOG = 100;
    }
}
