-- Creates the roles. A superuser runs it once per cluster, before the first migration. Running it again does no harm.
-- It sets no passwords; set them with: alter role mm_api password '...'.
do $$
begin
  -- Owns the tables and migrates them.
  if not exists (select from pg_roles where rolname = 'mm_owner') then create role mm_owner login; end if;
  -- The roles of the two processes. They own no table, are not superusers, and are subject to row-level security.
  if not exists (select from pg_roles where rolname = 'mm_api') then create role mm_api login; end if;
  if not exists (select from pg_roles where rolname = 'mm_worker') then create role mm_worker login; end if;
  -- Owns the functions that read across tenants. It cannot log in.
  if not exists (select from pg_roles where rolname = 'mm_across') then create role mm_across nologin; end if;
  -- Owns the functions that find the member behind a credential. It cannot log in.
  if not exists (select from pg_roles where rolname = 'mm_authenticator') then create role mm_authenticator nologin; end if;
end $$;

-- Lets migrations create those functions, and nothing else.
grant mm_across, mm_authenticator to mm_owner with inherit false, set true;

-- Lets oldest_transaction() read the transactions of other roles and databases.
grant pg_read_all_stats to mm_across;

-- A hanging transaction would hold back every reader of events (see docs/architecture.md). These limits are below the
-- 40 s after which a client closes its connection.
alter role mm_api set transaction_timeout = '15s';
alter role mm_worker set transaction_timeout = '30s';
-- Ends the transaction of a process that stopped in the middle of it.
alter role mm_api set idle_in_transaction_session_timeout = '10s';
alter role mm_worker set idle_in_transaction_session_timeout = '10s';
