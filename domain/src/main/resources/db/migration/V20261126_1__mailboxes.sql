-- Who hears of an event is decided for many events at once. What is sent at once belongs to the workflow of the member's
-- mailbox or of the studio's Slack channel, no longer to one workflow for each event.

-- Ends the open workflows of the type Notification: they read again, and find nothing left to do.
grant create on schema public to mm_across;
set local role mm_across;
insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
select distinct tenant_id, workflow_type, workflow_id, id, 'swept', 'Notification, taken over by mailbox and channel', now()
from open_row where workflow_type = 'Notification' and next_at is not null;

-- The sweep reads their rows for the new workflows instead.
do $$ begin
  execute 'create or replace view open_row as ' || (select string_agg(part, ' union all ')
    from regexp_split_to_table(rtrim(pg_get_viewdef('open_row'), ';'), 'UNION ALL') part
    where part not like '%''Notification''%');
end $$;
reset role;
revoke create on schema public from mm_across;
drop policy across_tenants on notification;
drop policy across_tenants on notification_recipient;
revoke select on notification, notification_recipient from mm_across;
call has_workflow('notification', 'SlackChannel', id => 'tenant_id', next_at => 'slack_due_at',
  reads => '{tenant_id, slack_due_at, recipients_due_at}');
call has_workflow('notification_recipient', 'Mailbox', id => 'member_id', next_at => 'mail_due_at',
  reads => '{tenant_id, member_id, mail_due_at}');

-- The three queues: events without recipients, messages of a channel, mails of a mailbox.
alter table notification drop column next_at;
create index on notification (tenant_id, id) where recipients_due_at is not null;
create index on notification (tenant_id, id) where slack_due_at is not null;
drop index notification_recipient_tenant_id_mail_due_at_idx;
create index on notification_recipient (tenant_id, member_id, notification_id) where mail_due_at is not null;

grant create on schema public to mm_across;
set local role mm_across;
-- The studios that have events without recipients. It jumps from one studio to the next, so its cost grows with their
-- number, not with that of the events.
create function studios_with_unrouted_events() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    with recursive studio as (
      (select tenant_id from notification where recipients_due_at is not null order by tenant_id limit 1)
      union all
      select (select n.tenant_id from notification n
        where n.recipients_due_at is not null and n.tenant_id > s.tenant_id order by n.tenant_id limit 1)
      from studio s where s.tenant_id is not null
    )
    select tenant_id from studio where tenant_id is not null;
  end;
revoke execute on function studios_with_unrouted_events from public;
grant execute on function studios_with_unrouted_events to mm_worker;

-- The number of events without recipients, and since when the oldest waits.
create function unrouted_events(out size bigint, out oldest timestamptz) returns record
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select count(*), min(recipients_due_at) from notification where recipients_due_at is not null;
  end;
revoke execute on function unrouted_events from public;
grant execute on function unrouted_events to mm_worker;
reset role;
revoke create on schema public from mm_across;
