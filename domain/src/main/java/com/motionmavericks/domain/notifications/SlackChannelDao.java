package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of a studio's messages to Slack.
record SlackChannelDao(Handle handle) {
    Optional<UUID> next() {
        return handle.createQuery("select id from notification where slack_due_at is not null order by id limit 1")
                .mapTo(UUID.class).findOne();
    }

    List<String> parked(UUID tenantId) {
        return handle.createQuery("select unnest(parked_steps('SlackChannel', :tenantId))")
                .bind("tenantId", tenantId).mapTo(String.class).list();
    }

    void skipMessages() {
        handle.createUpdate("update notification set slack_due_at = null where slack_due_at is not null").execute();
    }
}
