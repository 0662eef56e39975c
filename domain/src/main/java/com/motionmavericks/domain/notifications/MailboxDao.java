package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of a member's mailbox.
record MailboxDao(Handle handle) {
    /// The events to mail to a member. Parked ones come first: the workflow would otherwise take them for skipped.
    List<UUID> unmailed(UUID memberId, int limit) {
        return handle.createQuery("""
                select notification_id from notification_recipient
                where member_id = :memberId and mail_due_at is not null
                order by cast(notification_id as text) in (select target from parked_step
                  where workflow_type = 'Mailbox' and subject_id = :memberId and left_at is null) desc, notification_id
                limit :limit
                """).bind("memberId", memberId).bind("limit", limit).mapTo(UUID.class).list();
    }

    List<String> parked(UUID memberId) {
        return handle.createQuery("select unnest(parked_steps('Mailbox', :memberId))")
                .bind("memberId", memberId).mapTo(String.class).list();
    }

    void skipMails(UUID memberId) {
        handle.createUpdate("""
                update notification_recipient set mail_due_at = null
                where member_id = :memberId and mail_due_at is not null
                """).bind("memberId", memberId).execute();
    }
}
