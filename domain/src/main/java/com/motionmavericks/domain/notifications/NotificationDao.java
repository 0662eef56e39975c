package com.motionmavericks.domain.notifications;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface NotificationDao {
    @SqlQuery("""
            select n.id, n.recipients_due_at, n.slack_due_at,
              array(select r.member_id from notification_recipient r
                where r.tenant_id = n.tenant_id and r.notification_id = n.id and r.mail_due_at is not null
                order by r.member_id) as unmailed,
              parked_steps('Notification', n.id) as parked
            from notification n where n.id = :id
            """)
    Optional<Notification> find(UUID id);

    @SqlQuery("""
            select t.name as studio, p.name as project, p.id as project_id, n.type, n.subject_id
            from notification n join project p on (p.tenant_id, p.id) = (n.tenant_id, n.project_id)
              join tenant t on t.tenant_id = n.tenant_id
            where n.id = :id
            """)
    EventSummary summary(UUID id);

    @SqlUpdate("""
            update notification_recipient set mail_due_at = null
            where notification_id = :id and member_id = :memberId
            """)
    void mailed(UUID id, UUID memberId);

    @SqlUpdate("""
            update notification_recipient set mail_due_at = null where notification_id = :id and mail_due_at is not null
            """)
    void skipMails(UUID id);

    @SqlUpdate("update notification set slack_due_at = null where id = :id and slack_due_at is not null")
    void slackTold(UUID id);
}
