-- The parked steps. left_at is NULL while a step is parked.
create table parked_step (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  workflow_type text not null,
  subject_id uuid not null,
  step text not null,
  -- Id of the recipient, or number of the generation.
  target text not null,
  reason text not null,
  parked_at timestamptz not null,
  retry_at timestamptz not null,
  left_at timestamptz,
  left_by text check (left_by in ('RETRY', 'SKIP', 'ABORT', 'MOOT')),
  primary key (tenant_id, id)
);
create unique index on parked_step (tenant_id, workflow_type, subject_id, step, target) where left_at is null;
call keeps_updated_at('parked_step');
call keep_within_tenant('parked_step');
call keep_to_admins('parked_step');
grant select, update on parked_step to mm_api;
grant select, insert, update on parked_step to mm_worker;
grant select on parked_step to mm_across;
create policy across_tenants on parked_step for select to mm_across using (true);

-- The parked steps of one row's workflow, as `step/target`; NULL for who does not see parked steps. It runs with the
-- caller's rights.
create function parked_steps(workflow text, subject uuid) returns text[] language sql stable
  return case when current_setting('app.role', true) in ('ADMIN', 'SYSTEM') then
    array(select step || '/' || target from parked_step
      where workflow_type = workflow and subject_id = subject and left_at is null order by parked_at, id) end;
