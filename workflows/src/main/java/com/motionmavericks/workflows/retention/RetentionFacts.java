package com.motionmavericks.workflows.retention;

import com.motionmavericks.workflows.entity.DueFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a studio's round.
///
/// @param roundDueAt when to delete the next batch; absent when the round is complete
public record RetentionFacts(@Nullable Instant roundDueAt) implements DueFacts {
    @Override
    public @Nullable Instant dueAt() {
        return roundDueAt;
    }
}
