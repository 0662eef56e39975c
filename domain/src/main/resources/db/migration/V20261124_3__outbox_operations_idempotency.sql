-- Signals on their way to Temporal. The one table whose rows the worker reads across tenants.
create table outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  workflow_type text not null,
  workflow_id text not null,
  subject_id uuid not null,
  signal_name text not null,
  summary text not null,
  -- Lease and backoff in one: a claim and a failure both push it ahead.
  due_at timestamptz not null,
  attempts int not null default 0
);
create index on outbox (due_at);
create index on outbox (workflow_id);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy within_tenant on outbox for insert to mm_api, mm_worker
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy relay on outbox for select to mm_worker using (true);
create policy relay_claims on outbox for update to mm_worker using (true);
create policy relay_deletes on outbox for delete to mm_worker using (true);
grant insert on outbox to mm_api;
grant select, insert, update, delete on outbox to mm_worker;

-- A step that a workflow has given up on until somebody says retry, skip or abort.
create table parked_step (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  workflow_type text not null,
  subject_id uuid not null,
  step text not null,
  -- For whom or for which generation the step is: part of its name.
  target text not null,
  reason text not null,
  parked_at timestamptz not null,
  retry_at timestamptz not null,
  left_at timestamptz,
  left_by text check (left_by in ('RETRY', 'SKIP', 'ABORT', 'MOOT')),
  primary key (tenant_id, id)
);
create unique index on parked_step (tenant_id, workflow_type, subject_id, step, target) where left_at is null;
call keep_within_tenant('parked_step');
call keep_to_admins('parked_step');
grant select, update on parked_step to mm_api;
grant select, insert, update on parked_step to mm_worker;

-- The answers to commands, for seven days. An answer is sealed: a dump without the key shows nothing.
create table idempotency_key (
  tenant_id uuid not null references tenant,
  -- The member who used the key, or the thing whose token did.
  scope uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_sha256 bytea not null,
  answer bytea,
  created_at timestamptz not null,
  primary key (tenant_id, scope, key)
);
create index on idempotency_key (tenant_id, created_at);
call keep_within_tenant('idempotency_key');
grant select, insert, update on idempotency_key to mm_api;

grant create on schema public to mm_across;
grant select (created_at), delete on idempotency_key to mm_across;
create policy across_tenants on idempotency_key for all to mm_across using (true);
set local role mm_across;
create function forget_idempotency_keys(older_than timestamptz) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with gone as (delete from idempotency_key where created_at < older_than returning 1) select count(*) from gone;
  end;
revoke execute on function forget_idempotency_keys from public;
grant execute on function forget_idempotency_keys to mm_worker;
reset role;
revoke create on schema public from mm_across;
