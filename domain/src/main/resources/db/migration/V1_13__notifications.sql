-- How a member is notified, and when the next digest is due. A member without a row has the defaults.
create table notification_preferences (
  tenant_id uuid not null,
  member_id uuid not null,
  approvals text not null check (approvals in ('NOW', 'DIGEST', 'OFF')),
  assets text not null check (assets in ('NOW', 'DIGEST', 'OFF')),
  tasks text not null check (tasks in ('NOW', 'DIGEST', 'OFF')),
  comments text not null check (comments in ('NOW', 'DIGEST', 'OFF')),
  time_zone text not null check (length(time_zone) between 1 and 50),
  digest_at time not null,
  next_digest_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member
);
create index on notification_preferences (tenant_id, next_digest_at);
call keeps_updated_at('notification_preferences');
call keep_within_tenant('notification_preferences');
create policy self_or_admin on notification_preferences as restrictive to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
    or member_id = (select nullif(current_setting('app.member_id', true), '')::uuid));
grant select, insert, update on notification_preferences to mm_api, mm_worker;
grant select (tenant_id, next_digest_at) on notification_preferences to mm_across;
create policy across_tenants on notification_preferences for select to mm_across using (true);

-- The notification of a project's members about one event. Its id is the event's id.
create table notification (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('APPROVALS', 'ASSETS', 'TASKS', 'COMMENTS')),
  type text not null,
  subject_id uuid not null,
  actor_id uuid,
  -- When to find the recipients, and when to post to Slack; NULL when done or not due.
  recipients_due_at timestamptz,
  slack_due_at timestamptz,
  next_at timestamptz generated always as (least(recipients_due_at, slack_due_at)) stored,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, id) references event,
  foreign key (tenant_id, project_id) references project
);
create index on notification (tenant_id, next_at) where next_at is not null;
call keep_within_tenant('notification');
call keep_within_projects('notification', 'project_id');
-- The API inserts notifications; only workers read them in full.
grant insert on notification to mm_api;
grant select, insert, update on notification to mm_worker;
grant select (tenant_id, id, slack_due_at), update (slack_due_at) on notification to mm_api;
call has_workflow('notification', 'Notification');

-- A member's digest. It claims each waiting notification once.
create table digest (
  tenant_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  created_at timestamptz not null,
  mail_due_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references member
);
create index on digest (tenant_id, member_id);
create index on digest (tenant_id, mail_due_at) where mail_due_at is not null;
call keep_within_tenant('digest');
call keep_to_admins('digest');
grant select, insert, update on digest to mm_worker;
grant select (tenant_id, id, mail_due_at), update (mail_due_at) on digest to mm_api;
call has_workflow('digest', 'Digest', id => 'tenant_id', next_at => 'mail_due_at');

-- The recipients of a notification, each by a mail of its own or in a digest.
create table notification_recipient (
  tenant_id uuid not null,
  project_id uuid not null,
  notification_id uuid not null,
  member_id uuid not null,
  -- When to mail it; NULL when mailed, or if it goes into a digest.
  mail_due_at timestamptz,
  in_digest boolean not null,
  digest_id uuid,
  primary key (tenant_id, notification_id, member_id),
  foreign key (tenant_id, project_id, notification_id) references notification (tenant_id, project_id, id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, digest_id) references digest
);
create index on notification_recipient (tenant_id, mail_due_at) where mail_due_at is not null;
create index on notification_recipient (tenant_id, member_id) where in_digest and digest_id is null;
create index on notification_recipient (tenant_id, digest_id);
call keep_within_tenant('notification_recipient');
call keep_within_projects('notification_recipient', 'project_id');
call keep_to_admins('notification_recipient');
grant select, insert, update on notification_recipient to mm_worker;
grant select (tenant_id, notification_id, member_id, mail_due_at), update (mail_due_at) on notification_recipient to mm_api;
call has_workflow('notification_recipient', 'Notification', id => 'notification_id', next_at => 'mail_due_at');

-- A studio's connection to Slack. The webhook's address and the bot's token are sealed.
create table slack_connection (
  tenant_id uuid primary key references tenant,
  webhook_url text,
  bot_token text,
  channel text check (length(channel) between 1 and 100),
  version bigint not null default 1,
  connected_at timestamptz not null,
  check ((webhook_url is null) = (bot_token is not null and channel is not null))
);
call keeps_updated_at('slack_connection');
call keep_within_tenant('slack_connection');
call keep_to_admins('slack_connection');
grant select, insert, delete on slack_connection to mm_api;
grant select on slack_connection to mm_worker;

grant create on schema public to mm_across;
set local role mm_across;
-- Signals each studio that has a member whose digest is due. It returns the number of signals.
create function signal_due_digests(as_of timestamptz) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with signalled as (
      insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
      select distinct tenant_id, 'Digest', 'digest:' || tenant_id, tenant_id, 'due', 'Digests of a studio', as_of
      from notification_preferences where next_digest_at <= as_of
      returning 1
    ) select count(*) from signalled;
  end;
revoke execute on function signal_due_digests from public;
grant execute on function signal_due_digests to mm_worker;
reset role;
revoke create on schema public from mm_across;
