package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of which a project's people are to hear, as its workflow sees it.
///
/// @param id the event's
/// @param recipientsDueAt when its recipients are to be found; absent once they are
/// @param slackDueAt when Slack is to be told; absent once it is, or not wanted
/// @param unmailed the members who are to be mailed
/// @param parked the steps that its workflow has given up on for now, as `step/target`
public record Notification(UUID id, @Nullable Instant recipientsDueAt, @Nullable Instant slackDueAt,
        List<UUID> unmailed,
        List<String> parked) {}
