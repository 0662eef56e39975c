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
/// @param lockout the number of its lockouts; each has its own mail
/// @param lockedUntil when to unlock it; absent if it is not locked
/// @param lockoutMailDueAt when to tell the owner of the lockout; absent if that is done
public record ShareLinkFacts(boolean closed, int term, Instant expiresAt, @Nullable Instant warningDueAt,
        int lockout, @Nullable Instant lockedUntil, @Nullable Instant lockoutMailDueAt,
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

    boolean lockoutMailIsDueAt(Instant now) {
        return Facts.isDue(lockoutMailDueAt, now);
    }

    /// Whether its lockout is over.
    boolean isUnlockedAt(Instant now) {
        return Facts.isDue(lockedUntil, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, warningDueAt, lockedUntil, lockoutMailDueAt, expiresAt);
    }
}
