package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a studio's Slack hears of what happens.
///
/// @param channel of a bot; an incoming webhook knows its own
public record SlackConnection(Kind kind, @Nullable String channel, long version, Instant connectedAt)
        implements
            Versioned {

    public enum Kind {
        WEBHOOK,
        BOT
    }

    /// What opens a channel of Slack's.
    public sealed interface Target {
        record Webhook(String url) implements Target {}

        record Bot(String token, String channel) implements Target {}
    }
}
