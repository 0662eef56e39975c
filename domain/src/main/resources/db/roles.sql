-- Made once for each cluster, by a superuser, before the first migration. It may be run again.
-- Passwords are set apart from this file: alter role mm_api password '...'.
do $$
begin
  -- Owns the tables and migrates them.
  if not exists (select from pg_roles where rolname = 'mm_owner') then create role mm_owner login; end if;
  -- The two processes. They own nothing, are no superusers, and are held by row-level security.
  if not exists (select from pg_roles where rolname = 'mm_api') then create role mm_api login; end if;
  if not exists (select from pg_roles where rolname = 'mm_worker') then create role mm_worker login; end if;
  -- Owns the few functions that look across tenants. Nobody can log in as it.
  if not exists (select from pg_roles where rolname = 'mm_across') then create role mm_across nologin; end if;
end $$;

-- Lets migrations hand those functions over, and nothing else.
grant mm_across to mm_owner with inherit false, set true;

-- Its function oldest_transaction sees when the transactions of other roles and databases began.
grant pg_read_all_stats to mm_across;

-- A transaction that hangs would hold back every reader of committed events (see docs/architecture.md). The bounds are
-- below the 40 s after which a client gives up its connection.
alter role mm_api set transaction_timeout = '15s';
alter role mm_worker set transaction_timeout = '30s';
-- A process that was stopped in the middle of a transaction holds them back for no longer than this.
alter role mm_api set idle_in_transaction_session_timeout = '10s';
alter role mm_worker set idle_in_transaction_session_timeout = '10s';
