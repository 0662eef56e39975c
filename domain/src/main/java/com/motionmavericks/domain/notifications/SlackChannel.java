package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages to a studio's Slack, as the workflow of the channel sees them.
///
/// @param next the event to post about; absent when no message is due
/// @param parked the steps that the workflow has parked, as `step/target`
public record SlackChannel(@Nullable UUID next, List<String> parked) {}
