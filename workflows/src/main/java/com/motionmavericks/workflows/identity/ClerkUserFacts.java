package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a user of Clerk.
///
/// @param askDueAt when to ask Clerk; absent once answered, or if the row was deleted
public record ClerkUserFacts(@Nullable Instant askDueAt, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return askDueAt == null;
    }

    boolean askIsDueAt(Instant now) {
        return Facts.isDue(askDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, askDueAt);
    }
}
