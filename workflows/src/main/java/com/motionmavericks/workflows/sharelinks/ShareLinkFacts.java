package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a share link.
///
/// @param closed expired or revoked; or gone
/// @param term counts the times it was given: each has its own warning
/// @param warningDueAt absent once the owner is warned, or not wanted
public record ShareLinkFacts(boolean closed, int term, Instant expiresAt, @Nullable Instant warningDueAt,
        Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return closed;
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean warningIsDueAt(Instant now) {
        return Facts.isDue(warningDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, warningDueAt, expiresAt);
    }
}
