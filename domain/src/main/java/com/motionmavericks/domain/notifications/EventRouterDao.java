package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of notifications and recipients, as the router writes them.
record EventRouterDao(Handle handle) {
    record RoutedEvent(UUID id, boolean isForSlack) {}

    /// @param inDigest whether the member gets the event in a digest, not at once
    record Recipient(UUID memberId, boolean inDigest) {}

    record Unrouted(long size, @Nullable Instant oldest) {}

    /// Takes the tenant's lock until the transaction ends. One router at a time keeps the order of the messages to Slack.
    ///
    /// @return false if another transaction holds it
    boolean tryLock() {
        return handle.createQuery("""
                select pg_try_advisory_xact_lock(
                  hashtextextended('event-router' || current_setting('app.tenant_id'), 0))
                """).mapTo(boolean.class).one();
    }

    /// Marks the oldest events as routed, and their messages to Slack as due.
    List<RoutedEvent> route(int limit, Instant now) {
        return handle.createQuery("""
                update notification set recipients_due_at = null,
                  slack_due_at = case when kind in ('APPROVALS', 'ASSETS') and exists (select from slack_connection)
                    then cast(:now as timestamptz) end
                where id in (select id from notification where recipients_due_at is not null order by id limit :limit)
                returning id, slack_due_at is not null as is_for_slack
                """).bind("now", now).bind("limit", limit).mapTo(RoutedEvent.class).list();
    }

    /// Inserts everybody who sees an event's project, except the actor and those who turned the topic off.
    ///
    /// @return the members, each once for each way
    List<Recipient> insertRecipients(List<UUID> ids, Instant now) {
        return handle
                .createQuery(
                        """
                                with recipient as (
                                  insert into notification_recipient
                                    (tenant_id, project_id, notification_id, member_id, mail_due_at, in_digest)
                                  select tenant_id, project_id, id, member_id,
                                    case choice when 'NOW' then cast(:now as timestamptz) end, choice = 'DIGEST'
                                  from (
                                    select n.tenant_id, n.project_id, n.id, m.id as member_id, coalesce(case n.kind
                                      when 'APPROVALS' then p.approvals when 'ASSETS' then p.assets when 'TASKS' then p.tasks
                                      when 'COMMENTS' then p.comments end, 'DIGEST') as choice
                                    from notification n join member m on m.tenant_id = n.tenant_id
                                      left join notification_preferences p on (p.tenant_id, p.member_id) = (m.tenant_id, m.id)
                                    where n.id = any(:ids) and m.status = 'ACTIVE' and m.kind = 'PERSON' and m.id is distinct from n.actor_id
                                      and (m.role = 'ADMIN' or exists (select from project_member o where o.tenant_id = m.tenant_id
                                        and o.project_id = n.project_id and o.member_id = m.id))
                                  ) chosen where choice <> 'OFF'
                                  returning member_id, in_digest
                                ) select distinct member_id, in_digest from recipient order by member_id
                                """)
                .bind("now", now).bindArray("ids", UUID.class, ids).mapTo(Recipient.class).list();
    }

    List<UUID> studios() {
        return handle.createQuery("select studios_with_unrouted_events()").mapTo(UUID.class).list();
    }

    Unrouted unrouted() {
        return handle.createQuery("select size, oldest from unrouted_events()").mapTo(Unrouted.class).one();
    }
}
