package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.operations.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of notifications.
record NotificationDao(Handle handle) {
    /// The notifications that a studio no longer keeps. One stays while somebody waits for it: its recipients are not found, a
    /// message or a mail is due, or no digest with it was mailed.
    private static final String OLD = """
            from notification n
            where n.created_at <= cast(:now as timestamptz) - (select notification_days from retention) * interval '24 hours'
              and n.recipients_due_at is null and n.slack_due_at is null
              and not exists (select from notification_recipient r
                left join digest d on (d.tenant_id, d.id) = (r.tenant_id, r.digest_id)
                where (r.tenant_id, r.notification_id) = (n.tenant_id, n.id)
                  and (r.mail_due_at is not null or (r.in_digest and r.digest_id is null) or d.mail_due_at is not null))
            """;

    long countOld(Instant now) {
        return handle.createQuery("select count(*) " + OLD).bind("now", now).mapTo(long.class).one();
    }

    /// Deletes old notifications with their recipients, and the digests that are left without any.
    int deleteOld(Instant now, int limit) {
        var old = handle.createQuery("select n.id " + OLD + "order by n.created_at limit :limit")
                .bind("now", now).bind("limit", limit).mapTo(UUID.class).list();
        var digests = handle.createQuery("""
                with gone as (
                  delete from notification_recipient where notification_id = any(:old) returning digest_id
                ) select distinct digest_id from gone where digest_id is not null
                """).bindArray("old", UUID.class, old).mapTo(UUID.class).list();
        handle.createUpdate("""
                delete from digest d where d.id = any(:digests) and not exists (
                  select from notification_recipient r where (r.tenant_id, r.digest_id) = (d.tenant_id, d.id))
                """).bindArray("digests", UUID.class, digests).execute();
        return handle.createUpdate("delete from notification where id = any(:old)").bindArray("old", UUID.class, old)
                .execute();
    }

    Optional<Notification> find(UUID id) {
        return handle.createQuery("""
                select n.id, n.recipients_due_at, n.slack_due_at,
                  array(select r.member_id from notification_recipient r
                    where r.tenant_id = n.tenant_id and r.notification_id = n.id and r.mail_due_at is not null
                    order by r.member_id) as unmailed,
                  parked_steps('Notification', n.id) as parked
                from notification n where n.id = :id
                """).bind("id", id).mapTo(Notification.class).findOne();
    }

    EventSummary summary(UUID id) {
        return handle.createQuery("""
                select t.name as studio, p.name as project, p.id as project_id, n.type, n.subject_id,
                  coalesce((select asset_id from asset_version where id = n.subject_id),
                    (select task_id from comment where id = n.subject_id), n.subject_id) as link_id
                from notification n join project p on (p.tenant_id, p.id) = (n.tenant_id, n.project_id)
                  join tenant t on t.tenant_id = n.tenant_id
                where n.id = :id
                """).bind("id", id).mapTo(EventSummary.class).one();
    }

    void mailed(UUID id, UUID memberId) {
        handle.createUpdate("""
                update notification_recipient set mail_due_at = null
                where notification_id = :id and member_id = :memberId
                """).bind("id", id).bind("memberId", memberId).execute();
    }

    void skipMails(UUID id) {
        handle.createUpdate("""
                update notification_recipient set mail_due_at = null
                where notification_id = :id and mail_due_at is not null
                """).bind("id", id).execute();
    }

    /// What waits for a member's digest is dropped.
    void dropWaiting(UUID memberId) {
        handle.createUpdate("""
                update notification_recipient set in_digest = false
                where member_id = :memberId and in_digest and digest_id is null
                """).bind("memberId", memberId).execute();
    }

    void slackTold(UUID id) {
        handle.createUpdate("update notification set slack_due_at = null where id = :id and slack_due_at is not null")
                .bind("id", id).execute();
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle
                .createQuery(
                        """
                                select n.id, 'Notification in ' || p.name as name, '/open/' || p.tenant_id || '/projects/' || p.id as path,
                                  null::uuid as member_id
                                from notification n join project p on (p.tenant_id, p.id) = (n.tenant_id, n.project_id)
                                where n.id = any(:ids)
                                """)
                .bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
