package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A URL of a studio that gets a message for each event of some types.
///
/// @param eventTypes their names; empty for all
/// @param pauseReason absent if it is ENABLED
/// @param generation of its secret: a rotation increases it
/// @param previousValidUntil until when messages are also signed by the secret before; absent before the first rotation
public record WebhookEndpoint(UUID id, String url, @Nullable String description, List<String> eventTypes,
        Status status, @Nullable PauseReason pauseReason, int generation, @Nullable Instant previousValidUntil,
        Person createdBy, Instant createdAt, Instant updatedAt, long version)
        implements
            Versioned {
    /// Only an ENABLED endpoint takes events and gets messages. The others get later what happens meanwhile.
    public enum Status {
        ENABLED,
        PAUSED,
        /// It has answered that it is gone.
        DISABLED
    }

    public enum PauseReason {
        BY_ADMIN,
        /// A message has used its last attempt.
        FAILING,
        /// It has answered 410.
        GONE
    }

    /// What an ADMIN may change.
    record Content(String url, @Nullable Title description, List<String> eventTypes, Status status) {}

    Content content() {
        return new Content(url, description == null ? null : Title.of(description), eventTypes, status);
    }
}
