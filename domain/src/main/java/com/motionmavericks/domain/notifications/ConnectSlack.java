package com.motionmavericks.domain.notifications;

/// The command to connect a studio with its Slack.
public record ConnectSlack(SlackConnection.Target target) {}
