package com.motionmavericks.domain.notifications;

/// The command to disconnect a studio from its Slack.
///
/// @param version that the caller saw
public record DisconnectSlack(long version) {}
