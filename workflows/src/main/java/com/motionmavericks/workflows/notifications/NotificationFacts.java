package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a notification.
///
/// @param addressDueAt absent once its recipients are found
/// @param unmailed the members who are to be mailed
/// @param slackUntold whether Slack is to be told
public record NotificationFacts(@Nullable Instant addressDueAt, List<UUID> unmailed, boolean slackUntold,
        Set<String> parked) implements Facts {

    @Override
    public boolean isDoneAt(Instant now) {
        return addressDueAt == null && unmailed.isEmpty() && !slackUntold;
    }

    boolean addressIsDueAt(Instant now) {
        return Facts.isDue(addressDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, addressDueAt);
    }
}
