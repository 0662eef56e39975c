package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a change of address.
///
/// @param closed whether the change is confirmed, expired or cancelled
/// @param generation 1 for the first change of a member, one more for each next one; each has its own mails
/// @param noticeDueAt when to tell the old address; absent if it was told or need not be any more
/// @param mailDueAt when to mail the link to the new address; absent if it was sent or is no longer due
public record EmailChangeFacts(boolean closed, int generation, Instant expiresAt, @Nullable Instant noticeDueAt,
        @Nullable Instant mailDueAt, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return closed;
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean noticeIsDueAt(Instant now) {
        return Facts.isDue(noticeDueAt, now);
    }

    boolean mailIsDueAt(Instant now) {
        return Facts.isDue(mailDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, noticeDueAt, mailDueAt, expiresAt);
    }
}
