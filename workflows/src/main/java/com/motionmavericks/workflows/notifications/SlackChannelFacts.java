package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a Slack channel.
///
/// @param next the event to post about now; absent when no message is due
public record SlackChannelFacts(@Nullable UUID next, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return next == null;
    }
}
