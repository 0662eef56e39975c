package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface MailboxDao {
    /// The events to mail to a member. Parked ones come first: the workflow would otherwise take them for skipped.
    @SqlQuery("""
            select notification_id from notification_recipient
            where member_id = :memberId and mail_due_at is not null
            order by cast(notification_id as text) in (select target from parked_step
              where workflow_type = 'Mailbox' and subject_id = :memberId and left_at is null) desc, notification_id
            limit :limit
            """)
    List<UUID> unmailed(UUID memberId, int limit);

    @SqlQuery("select unnest(parked_steps('Mailbox', :memberId))")
    List<String> parked(UUID memberId);

    @SqlUpdate("""
            update notification_recipient set mail_due_at = null where member_id = :memberId and mail_due_at is not null
            """)
    void skipMails(UUID memberId);
}
