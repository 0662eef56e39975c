package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a share link.
///
/// @param closed whether the link is expired, revoked or deleted
/// @param term 1 for a new link, one more for each extension; each term has its own warning
/// @param warningDueAt when to warn the owner; absent if the owner was warned or no warning is due
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
