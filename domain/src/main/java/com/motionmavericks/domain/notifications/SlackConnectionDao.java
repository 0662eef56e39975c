package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SlackConnectionDao {
    /// A connection with its sealed secret.
    record Row(@Nullable String webhookUrl, @Nullable String botToken, @Nullable String channel, long version,
            Instant connectedAt, Instant updatedAt) {
        SlackConnection connection() {
            return new SlackConnection(webhookUrl == null ? SlackConnection.Kind.BOT : SlackConnection.Kind.WEBHOOK,
                    channel, version, connectedAt, updatedAt);
        }
    }

    /// @return false when there is one already
    @SqlUpdate("""
            insert into slack_connection (tenant_id, webhook_url, bot_token, channel, connected_at)
            values (:tenantId, :webhookUrl, :botToken, :channel, :now)
            on conflict do nothing
            """)
    boolean insert(UUID tenantId, @Nullable String webhookUrl, @Nullable String botToken, @Nullable String channel,
            Instant now);

    @SqlQuery("select * from slack_connection")
    Optional<Row> find();

    @SqlUpdate("delete from slack_connection")
    void delete();
}
