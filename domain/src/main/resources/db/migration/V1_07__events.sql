-- Events are ordered by (epoch, xid, seq). A new epoch begins when a dump is restored into a cluster with a lower
-- transaction counter, so that the counter only grows within an epoch.
create table event_epoch (
  epoch int primary key,
  began_at timestamptz not null
);
alter table event_epoch enable row level security;
alter table event_epoch force row level security;
grant select, insert on event_epoch to mm_across;
create policy across_tenants on event_epoch to mm_across using (true) with check (true);

grant create on schema public to mm_across;
set local role mm_across;
insert into event_epoch (epoch, began_at) values (1, now());

create function current_event_epoch() returns int
  language sql stable security definer set search_path = public, pg_temp
  return (select max(epoch) from event_epoch);
revoke execute on function current_event_epoch from public;
grant execute on function current_event_epoch to mm_owner, mm_api, mm_worker;
reset role;
revoke create on schema public from mm_across;

-- The activity feed and the audit log: one row for each mutation of one subject. Rows are never changed.
create table event (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  -- NULL if the subject belongs to no project.
  project_id uuid,
  -- The order of events: see Events.
  epoch int not null default current_event_epoch(),
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity,
  type text not null,
  actor_role text not null,
  actor_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  at timestamptz not null,
  request_id text not null,
  batch_id uuid,
  -- SHA-256 of salt and details. It stays valid after the details are erased.
  details_sha256 bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project
);
create index on event (tenant_id, epoch, xid, seq);
create index on event (tenant_id, project_id, epoch, xid, seq);
create index on event (tenant_id, subject_id, epoch, xid, seq);
call keep_within_tenant('event');
-- A project's members see its events. An event without a project is seen by ADMIN and by its actor.
create policy within_projects on event as restrictive to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
    or project_id in (select project_id from project_member)
    or (project_id is null and actor_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
grant select, insert on event to mm_api, mm_worker;
grant select (tenant_id, epoch, xid) on event to mm_across;
create policy across_tenants on event for select to mm_across using (true);

-- Details that only the audit log shows. A row can be erased; its event and the hash stay.
create table event_details (
  tenant_id uuid not null,
  event_id uuid not null,
  salt bytea not null,
  -- Text, not jsonb, because the hash covers these exact bytes.
  details text not null check (details is json),
  primary key (tenant_id, event_id),
  foreign key (tenant_id, event_id) references event
);
call keep_within_tenant('event_details');
-- Every role writes details; only ADMIN and the workers read them.
create policy admins_read on event_details as restrictive for select to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM'));
grant select, insert on event_details to mm_api, mm_worker;

grant create on schema public to mm_across;
set local role mm_across;
-- Concurrent calls are safe: the second insert waits for the first and then does nothing.
create function begin_event_epoch_if_restored() returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  newest int := current_event_epoch();
begin
  insert into event_epoch (epoch, began_at)
  select newest + 1, now()
  where exists (select from tenant t cross join lateral (
      select xid from event e where e.tenant_id = t.tenant_id and e.epoch = newest order by e.xid desc limit 1) last
    where last.xid >= pg_snapshot_xmax(pg_current_snapshot()))
  on conflict do nothing;
  return found;
end $$;
revoke execute on function begin_event_epoch_if_restored from public;
grant execute on function begin_event_epoch_if_restored to mm_owner, mm_api, mm_worker;
reset role;
revoke create on schema public from mm_across;

-- The oldest transaction of the cluster that has a transaction id, in any database, prepared ones included. Readers see
-- no event that was committed after it began until it ends.
grant create on schema public to mm_across;
set local role mm_across;
create function oldest_transaction(out began_at timestamptz, out owner text) returns record
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    select began_at, owner from (
      select xact_start, format('pid %s, role %s, database %s', pid, usename, datname)
      from pg_stat_activity where backend_xid is not null and xact_start is not null
      union all
      select prepared, format('prepared transaction, role %s, database %s', owner, database) from pg_prepared_xacts
    ) t (began_at, owner) order by began_at limit 1;
  end;
revoke execute on function oldest_transaction from public;
grant execute on function oldest_transaction to mm_worker;
reset role;
revoke create on schema public from mm_across;
