package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
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

    /// Marks the recipients as found, and the message to Slack as due where it is wanted.
    ///
    /// @return false when that was done before
    @SqlUpdate("""
            update notification set recipients_due_at = null,
              slack_due_at = case when kind in ('APPROVALS', 'ASSETS') and exists (select from slack_connection)
                then cast(:now as timestamptz) end
            where id = :id and recipients_due_at is not null
            """)
    boolean resolveRecipients(UUID id, Instant now);

    /// Inserts everybody who sees the project, except the actor and those who turned the topic off.
    ///
    /// @return the members who get it in their digest
    @SqlQuery("""
            with recipient as (
              insert into notification_recipient (tenant_id, project_id, notification_id, member_id, mail_due_at, in_digest)
              select tenant_id, project_id, id, member_id, case choice when 'NOW' then cast(:now as timestamptz) end,
                choice = 'DIGEST'
              from (
                select n.tenant_id, n.project_id, n.id, m.id as member_id, coalesce(case n.kind
                  when 'APPROVALS' then p.approvals when 'ASSETS' then p.assets when 'TASKS' then p.tasks
                  when 'COMMENTS' then p.comments end, 'DIGEST') as choice
                from notification n join member m on m.tenant_id = n.tenant_id
                  left join notification_preferences p on (p.tenant_id, p.member_id) = (m.tenant_id, m.id)
                where n.id = :id and m.status = 'ACTIVE' and m.id is distinct from n.actor_id
                  and (m.role = 'ADMIN' or exists (select from project_member o where o.tenant_id = m.tenant_id
                    and o.project_id = n.project_id and o.member_id = m.id))
              ) chosen where choice <> 'OFF'
              returning member_id, in_digest
            ) select member_id from recipient where in_digest
            """)
    List<UUID> insertRecipients(UUID id, Instant now);

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
