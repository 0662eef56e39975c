package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.operations.Subject;
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

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select tenant_id as id, 'Slack channel of ' || name as name, '/v1/slack-connection' as path,
                  null::uuid as member_id
                from tenant where tenant_id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
