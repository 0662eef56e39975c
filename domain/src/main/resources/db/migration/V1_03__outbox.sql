-- Signals that wait to be sent to Temporal. It is the only table of tenants that the worker reads across tenants.
create table outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  workflow_type text not null,
  workflow_id text not null,
  subject_id uuid not null,
  signal_name text not null,
  summary text not null,
  -- Both lease and backoff: a claim and a failure move it forward.
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
grant insert, select (tenant_id, workflow_id) on outbox to mm_across;
create policy across_tenants_insert on outbox for insert to mm_across with check (true);
create policy across_tenants_select on outbox for select to mm_across using (true);

-- The id of Temporal's namespace at the last contact. Another id under the same name means that Temporal was emptied and
-- every open row must be signalled again. The table belongs to no tenant.
create table temporal_namespace (
  name text primary key,
  id text not null
);
alter table temporal_namespace enable row level security;
alter table temporal_namespace force row level security;
create policy worker on temporal_namespace to mm_worker using (true) with check (true);
grant select, insert, update on temporal_namespace to mm_worker;

-- The open rows of all workflows. has_workflow adds a table to this view.
grant create on schema public to mm_across;
set local role mm_across;
create view open_row as
  select null::uuid as tenant_id, null::uuid as id, null::text as workflow_type, null::text as workflow_id,
    null::timestamptz as next_at, null::timestamptz as deadline
  where false;
reset role;
revoke create on schema public from mm_across;

-- Adds a table to the view open_row, so that the sweep reads it.
--   workflow  the workflow's type; the workflow's id is the type in kebab case and the row's id: 'share-link:' || id
--   id        the column with the id of the workflow's row
--   next_at   the column with the next due instant; NULL when the row is closed
--   deadline  an expression: from this instant on the row is swept even if a step is parked
--   reads     the columns that the sweep may read; NULL means all
create procedure has_workflow(t regclass, workflow text, id name default 'id', next_at name default 'next_at',
  deadline text default 'null', reads name[] default null) language plpgsql as $$
declare
  readable text := coalesce((select '(' || string_agg(quote_ident(c), ', ') || ')' from unnest(reads) c), '');
  prefix text := lower(regexp_replace(workflow, '([a-z])([A-Z])', '\1-\2', 'g')) || ':';
begin
  execute format('grant select %s on %s to mm_across', readable, t);
  execute format('create policy across_tenants on %s for select to mm_across using (true)', t);
  grant create on schema public to mm_across;
  set local role mm_across;
  execute 'create or replace view open_row as ' || rtrim(pg_get_viewdef('open_row'), ';')
    || format(' union all select tenant_id, %1$I, %2$L, %3$L || %1$I, %4$I, %5$s from %6$s',
      id, workflow, prefix, next_at, deadline, t);
  reset role;
  revoke create on schema public from mm_across;
end $$;

-- The overdue rows that the sweep has claimed, and how often it has signalled each, so that a backlog does not grow by
-- repeated signals. The pause before each further signal doubles. A changed next_at means progress and resets the pause.
create table sweep (
  tenant_id uuid not null references tenant,
  workflow_id text not null,
  next_at timestamptz not null,
  times int not null,
  again_at timestamptz not null,
  primary key (tenant_id, workflow_id)
);
call keep_within_tenant('sweep');

grant create on schema public to mm_across;
grant select, insert, update, delete on sweep to mm_across;
create policy across_tenants on sweep to mm_across using (true) with check (true);
set local role mm_across;

-- Claims at most `most` rows that are overdue by more than the grace, longest waiting first. It omits rows with a signal
-- in the outbox, rows claimed or signalled recently, and rows with a parked step before its retry_at, except after the
-- row's deadline. It returns the ids of their workflows.
create function claim_overdue_rows(as_of timestamptz, grace interval, most int) returns setof text
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with due as (
      -- A workflow may have several rows.
      select tenant_id, workflow_type, workflow_id, id, min(next_at) as next_at, min(deadline) as deadline
      from open_row where next_at < as_of
      group by tenant_id, workflow_type, workflow_id, id
    ), done as (
      delete from sweep s where not exists (
        select from due d where d.tenant_id = s.tenant_id and d.workflow_id = s.workflow_id)
    ), overdue as (
      select d.tenant_id, d.workflow_id, d.next_at
      from due d left join sweep s on (s.tenant_id, s.workflow_id, s.next_at) = (d.tenant_id, d.workflow_id, d.next_at)
      where d.next_at < as_of - grace
        and (s.again_at is null or s.again_at <= as_of)
        and not exists (select from outbox q where q.workflow_id = d.workflow_id)
        and (d.deadline < as_of - grace or not exists (select from parked_step p
          where p.tenant_id = d.tenant_id and p.workflow_type = d.workflow_type and p.subject_id = d.id
            and p.left_at is null and p.retry_at >= as_of - grace))
      order by coalesce(s.again_at, d.next_at)
      limit most
    )
    insert into sweep as s (tenant_id, workflow_id, next_at, times, again_at)
    select tenant_id, workflow_id, next_at, 0, as_of + grace from overdue
    on conflict (tenant_id, workflow_id) do update set
      next_at = excluded.next_at,
      times = case when s.next_at = excluded.next_at then s.times else 0 end,
      again_at = excluded.again_at
      -- A concurrent sweep may have claimed the row.
      where s.next_at <> excluded.next_at or s.again_at <= as_of
    returning s.workflow_id;
  end;
revoke execute on function claim_overdue_rows from public;
grant execute on function claim_overdue_rows to mm_worker;

-- Signals the claimed rows of the given workflows if next_at has not changed since the claim. NULL signals every open row
-- and deletes all claims. It omits workflows with a signal in the outbox. It returns the number of signals.
create function signal_open_rows(workflows text[], as_of timestamptz, grace interval) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    delete from sweep where workflows is null;
    with signalled as (
      insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
      select distinct tenant_id, workflow_type, workflow_id, id, 'swept', workflow_type || ', taken up by the sweep', as_of
      from open_row o
      where next_at is not null
        and (workflows is null or workflow_id = any(workflows) and exists (select from sweep s
          where (s.tenant_id, s.workflow_id, s.next_at) = (o.tenant_id, o.workflow_id, o.next_at)))
        and not exists (select from outbox q where q.workflow_id = o.workflow_id)
      returning tenant_id, workflow_id
    ), noted as (
      update sweep s set times = times + 1,
        again_at = as_of + least(power(2, least(times + 1, 12)) * grace, interval '1 hour')
      from signalled n where (s.tenant_id, s.workflow_id) = (n.tenant_id, n.workflow_id)
    ) select count(*) from signalled;
  end;
revoke execute on function signal_open_rows from public;
grant execute on function signal_open_rows to mm_worker;
reset role;
revoke create on schema public from mm_across;
