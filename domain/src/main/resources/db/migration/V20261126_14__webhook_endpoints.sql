-- A URL of a studio that gets a message for each event of some types. Its secret is derived from its generation and key. After
-- a rotation the messages are also signed by the secret before, until previous_valid_until.
create table webhook_endpoint (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  url text not null check (length(url) between 1 and 2000),
  description text check (length(description) between 1 and 200),
  -- Empty means all.
  event_types text[] not null,
  -- The workers do nothing for a DELETED one. The cleanup removes it with its messages.
  status text not null check (status in ('ENABLED', 'PAUSED', 'DISABLED', 'DELETED')),
  pause_reason text check (pause_reason in ('BY_ADMIN', 'FAILING', 'GONE')),
  generation int not null,
  key_id text not null,
  previous_key_id text,
  previous_valid_until timestamptz,
  -- The last event that was taken, in the order of commits.
  epoch int not null,
  xid xid8 not null,
  seq bigint not null,
  -- When to send the next message; NULL when none waits.
  send_due_at timestamptz,
  -- Nothing is sent before: the endpoint has asked for a pause.
  held_until timestamptz,
  created_by_id uuid not null,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by_id) references member,
  check ((status in ('PAUSED', 'DISABLED')) = (pause_reason is not null)),
  check (status = 'ENABLED' or send_due_at is null),
  check ((previous_key_id is null) = (previous_valid_until is null))
);
create index on webhook_endpoint (tenant_id, created_by_id);
create index on webhook_endpoint (tenant_id, send_due_at) where send_due_at is not null;
call keeps_updated_at('webhook_endpoint');
-- What the workers note is no change of the endpoint: updated_at follows the version.
drop trigger note_update on webhook_endpoint;
create trigger note_update before insert or update of version on webhook_endpoint
  for each row execute function note_update();
call keep_within_tenant('webhook_endpoint');
call keep_to_admins('webhook_endpoint');
grant select, insert, update on webhook_endpoint to mm_api;
grant select, update on webhook_endpoint to mm_worker;
call has_workflow('webhook_endpoint', 'WebhookEndpoint', next_at => 'send_due_at');

-- What an endpoint gets for one event, or for a test.
create table webhook_message (
  tenant_id uuid not null,
  -- The webhook-id, the same for each attempt.
  id uuid not null default uuidv7(),
  endpoint_id uuid not null,
  -- The order of an endpoint's messages.
  seq bigint not null generated always as identity,
  -- NULL for a test.
  event_id uuid,
  type text not null,
  subject_id uuid not null,
  -- UTF-8: each attempt sends the same bytes.
  body text not null,
  status text not null check (status in ('PENDING', 'DELIVERED')),
  -- Since it was taken or last replayed.
  attempts int not null default 0,
  attempt_due_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id, event_id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoint,
  foreign key (tenant_id, event_id) references event,
  check ((status = 'PENDING') = (attempt_due_at is not null)),
  check ((status = 'DELIVERED') = (delivered_at is not null))
);
create index on webhook_message (tenant_id, endpoint_id, id);
create index on webhook_message (tenant_id, endpoint_id, status, id);
create index on webhook_message (tenant_id, endpoint_id, created_at, id);
create index on webhook_message (tenant_id, endpoint_id, subject_id, seq) where status = 'PENDING';
create index on webhook_message (tenant_id, delivered_at) where delivered_at is not null;
create index on webhook_message (tenant_id, event_id);
call keeps_updated_at('webhook_message');
call keep_within_tenant('webhook_message');
call keep_to_admins('webhook_message');
grant select, insert, update on webhook_message to mm_api, mm_worker;

-- One attempt to send a message: either the status of the answer, or why there was none.
create table webhook_attempt (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  message_id uuid not null,
  at timestamptz not null,
  duration_ms bigint not null,
  status int,
  fault text,
  -- The beginning of the answer's body.
  body text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, message_id) references webhook_message on delete cascade,
  check ((status is null) = (fault is not null))
);
create index on webhook_attempt (tenant_id, message_id, id);
call keep_within_tenant('webhook_attempt');
call keep_to_admins('webhook_attempt');
grant select on webhook_attempt to mm_api;
grant select, insert on webhook_attempt to mm_worker;

grant create on schema public to mm_across;
grant select (seq) on event to mm_across;
grant select, delete on webhook_message to mm_across;
create policy across_tenants on webhook_message to mm_across using (true);
grant delete on webhook_endpoint to mm_across;
create policy across_tenants_delete on webhook_endpoint for delete to mm_across using (true);
set local role mm_across;
-- The studios with an endpoint for which there are new events that no later commit can precede. An endpoint with a thousand
-- messages under way takes no more. Each endpoint costs two looks at an index.
create function studios_with_events_for_webhooks() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct w.tenant_id from webhook_endpoint w
    where w.status = 'ENABLED'
      and exists (select from event e where e.tenant_id = w.tenant_id and (e.epoch, e.xid, e.seq) > (w.epoch, w.xid, w.seq)
        and (e.epoch < current_event_epoch() or e.xid < pg_snapshot_xmin(pg_current_snapshot())))
      and not exists (select from webhook_message m
        where m.tenant_id = w.tenant_id and m.endpoint_id = w.id and m.status = 'PENDING' offset 999);
  end;
revoke execute on function studios_with_events_for_webhooks from public;
grant execute on function studios_with_events_for_webhooks to mm_worker;

-- Deletes a batch of messages with their attempts: those that were delivered long ago, and those of deleted endpoints. Then
-- it deletes the endpoints that have none left. It returns the number of messages.
create function forget_webhook_messages(older_than timestamptz, most int) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    delete from webhook_endpoint w where w.status = 'DELETED'
      and not exists (select from webhook_message m where (m.tenant_id, m.endpoint_id) = (w.tenant_id, w.id));
    with old as (
      delete from webhook_message m using (
        (select tenant_id, id from webhook_message where delivered_at < older_than limit most)
        union
        (select d.tenant_id, d.id from webhook_endpoint w join webhook_message d
          on (d.tenant_id, d.endpoint_id) = (w.tenant_id, w.id) where w.status = 'DELETED' limit most)) o
      where (m.tenant_id, m.id) = (o.tenant_id, o.id) returning 1
    ) select count(*) from old;
  end;
revoke execute on function forget_webhook_messages from public;
grant execute on function forget_webhook_messages to mm_worker;
reset role;
revoke create on schema public from mm_across;
