package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of an invitation.
///
/// @param closed accepted, expired, revoked or undeliverable; or gone
/// @param generation counts the sendings
/// @param mailDueAt absent once the mail is sent, or not wanted; so are the next two
public record InvitationFacts(boolean closed, int generation, Instant expiresAt, @Nullable Instant mailDueAt,
        @Nullable Instant reminderDueAt, @Nullable Instant checkDueAt, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return closed;
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean mailIsDueAt(Instant now) {
        return Facts.isDue(mailDueAt, now);
    }

    boolean reminderIsDueAt(Instant now) {
        return Facts.isDue(reminderDueAt, now);
    }

    boolean checkIsDueAt(Instant now) {
        return Facts.isDue(checkDueAt, now);
    }

    /// The next instant after now at which something is due.
    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, mailDueAt, reminderDueAt, checkDueAt, expiresAt);
    }
}
