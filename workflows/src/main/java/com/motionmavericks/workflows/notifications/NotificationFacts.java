package com.motionmavericks.workflows.notifications;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a notification.
///
/// @param recipientsDueAt absent once the recipients are resolved; older histories use the alias
/// @param unmailed the members to mail now
/// @param slackUntold whether to tell Slack
public record NotificationFacts(@JsonAlias("addressDueAt") @Nullable Instant recipientsDueAt, List<UUID> unmailed,
        boolean slackUntold,
        Set<String> parked) implements Facts {

    @Override
    public boolean isDoneAt(Instant now) {
        return recipientsDueAt == null && unmailed.isEmpty() && !slackUntold;
    }

    boolean recipientsAreDueAt(Instant now) {
        return Facts.isDue(recipientsDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, recipientsDueAt);
    }
}
