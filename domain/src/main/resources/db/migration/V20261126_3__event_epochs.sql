-- The order of commit is (epoch, xid, seq). A dump that is restored into a cluster whose transaction counter is lower
-- begins a new epoch: within each one the counter only grows.
create table event_epoch (
  epoch int primary key,
  began_at timestamptz not null
);
alter table event_epoch enable row level security;
alter table event_epoch force row level security;
grant select, insert on event_epoch to mm_across;
create policy across_tenants on event_epoch to mm_across using (true) with check (true);

alter table event add epoch int not null default 1;
grant select (tenant_id, epoch, xid) on event to mm_across;
create policy across_tenants on event for select to mm_across using (true);
drop index event_tenant_id_xid_seq_idx;
drop index event_tenant_id_project_id_xid_seq_idx;
drop index event_tenant_id_subject_id_xid_seq_idx;
create index on event (tenant_id, epoch, xid, seq);
create index on event (tenant_id, project_id, epoch, xid, seq);
create index on event (tenant_id, subject_id, epoch, xid, seq);

grant create on schema public to mm_across;
set local role mm_across;
insert into event_epoch (epoch, began_at) values (1, now());

create function current_event_epoch() returns int
  language sql stable security definer set search_path = public, pg_temp
  return (select max(epoch) from event_epoch);
revoke execute on function current_event_epoch from public;
grant execute on function current_event_epoch to mm_owner, mm_api, mm_worker;

-- Two processes may ask at once: the second waits for the first one's row, and then finds it.
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

alter table event alter epoch set default current_event_epoch();
