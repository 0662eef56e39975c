package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The notification of an event.
///
/// @param id the event's
/// @param recipientsDueAt when to find the recipients; absent once done
/// @param slackDueAt when to tell Slack; absent once done or not wanted
/// @param unmailed the members who are not mailed yet
/// @param parked the steps that its workflow has parked, as `step/target`
public record Notification(UUID id, @Nullable Instant recipientsDueAt, @Nullable Instant slackDueAt,
        List<UUID> unmailed,
        List<String> parked) {}
