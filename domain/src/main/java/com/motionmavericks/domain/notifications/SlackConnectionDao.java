package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The row of a studio's connection with its Slack.
record SlackConnectionDao(Handle handle) {
    /// A connection with its sealed secret.
    record Row(@Nullable String webhookUrl, @Nullable String botToken, @Nullable String channel, long version,
            Instant connectedAt, Instant updatedAt) {
        SlackConnection connection() {
            return new SlackConnection(webhookUrl == null ? SlackConnection.Kind.BOT : SlackConnection.Kind.WEBHOOK,
                    channel, version, connectedAt, updatedAt);
        }
    }

    /// @return false when there is one already
    boolean insert(UUID tenantId, @Nullable String webhookUrl, @Nullable String botToken, @Nullable String channel,
            Instant now) {
        return handle.createUpdate("""
                insert into slack_connection (tenant_id, webhook_url, bot_token, channel, connected_at)
                values (:tenantId, :webhookUrl, :botToken, :channel, :now)
                on conflict do nothing
                """)
                .bind("tenantId", tenantId).bind("webhookUrl", webhookUrl).bind("botToken", botToken)
                .bind("channel", channel).bind("now", now).execute() > 0;
    }

    Optional<Row> find() {
        return handle.createQuery("select * from slack_connection").mapTo(Row.class).findOne();
    }

    void delete() {
        handle.createUpdate("delete from slack_connection").execute();
    }
}
