package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.DueFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of an erasure.
///
/// @param eraseDueAt when to erase the next batch; absent when all is erased
public record ErasureFacts(@Nullable Instant eraseDueAt) implements DueFacts {
    @Override
    public @Nullable Instant dueAt() {
        return eraseDueAt;
    }
}
