package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a sign-in link.
///
/// @param closed whether the link is used or expired, or its member has left
/// @param generation 1 for the first link of a member, one more for each next one; each has its own mail
/// @param mailDueAt when to send the mail; absent if it was sent or is no longer due
public record SignInLinkFacts(boolean closed, int generation, Instant expiresAt, @Nullable Instant mailDueAt,
        Set<String> parked) implements Facts {
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

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, mailDueAt, expiresAt);
    }
}
