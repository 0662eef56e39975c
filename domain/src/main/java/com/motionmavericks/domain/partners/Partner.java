package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A partner of a studio, which sends webhooks.
///
/// @param generation of its secret: a rotation increases it
/// @param previousValidUntil until when the secret before the last rotation is accepted; absent before the first rotation
public record Partner(UUID id, String name, Status status, int generation, @Nullable Instant previousValidUntil,
        Person createdBy, Instant createdAt, Instant updatedAt, long version)
        implements
            Versioned {
    public enum Status {
        ACTIVE,
        /// Its webhooks are refused for the moment, so that it sends them again.
        PAUSED
    }

    /// What an ADMIN may change.
    record Content(Title name, Status status) {}

    Content content() {
        return new Content(Title.of(name), status);
    }
}
