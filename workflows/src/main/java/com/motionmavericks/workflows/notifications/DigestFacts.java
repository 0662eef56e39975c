package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a studio's digests.
///
/// @param claimDueAt when the next digest of a member is due; absent if no member has digests
/// @param unmailed the digests to mail now
public record DigestFacts(@Nullable Instant claimDueAt, List<UUID> unmailed, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return unmailed.isEmpty() && !claimIsDueAt(now);
    }

    boolean claimIsDueAt(Instant now) {
        return Facts.isDue(claimDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, claimDueAt);
    }
}
