package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The connection of a studio with its Slack.
///
/// @param channel of a bot; absent for an incoming webhook, which has one channel
public record SlackConnection(Kind kind, @Nullable String channel, long version, Instant connectedAt,
        Instant updatedAt)
        implements
            Versioned {

    public enum Kind {
        WEBHOOK,
        BOT
    }

    /// Where to post, with the secret that this needs.
    public sealed interface Target {
        record Webhook(String url) implements Target {}

        record Bot(String token, String channel) implements Target {}
    }
}
