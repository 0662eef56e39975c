-- The Temporal Schedules, as the worker last saw them. The API has no connection to Temporal. The table belongs to no tenant.
create table schedule (
  id text primary key,
  cron text not null,
  -- How long after its time a missed round still begins.
  catch_up_seconds bigint not null,
  purpose text not null,
  paused boolean not null,
  last_round_at timestamptz,
  next_round_at timestamptz,
  missed_rounds bigint not null,
  seen_at timestamptz not null
);
alter table schedule enable row level security;
alter table schedule force row level security;
create policy operators on schedule for select to mm_api using (true);
create policy worker on schedule to mm_worker using (true) with check (true);
grant select on schedule to mm_api;
grant select, insert, update, delete on schedule to mm_worker;
