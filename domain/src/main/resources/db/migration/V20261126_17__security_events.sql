-- Suspicious requests, one row for each minute, kind, subject and network of the client. Counted in memory first, so that an
-- attack costs one statement a second.
create table security_event (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  kind text not null,
  -- A share link, session, API key, partner or member, as the kind says.
  subject_id uuid,
  -- The /24 or /48 of the client; NULL if it is unknown.
  network text,
  count bigint not null check (count > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  minute timestamptz not null generated always as (date_bin('1 minute', first_at, 'epoch')) stored,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, kind, subject_id, network, minute)
);
create index on security_event (tenant_id, kind, id);
call keep_within_tenant('security_event');
call keep_to_admins('security_event');
grant select, insert, update (count, last_at) on security_event to mm_api;

grant select (tenant_id, id, first_at), delete on security_event to mm_across;
create policy across_tenants on security_event for all to mm_across using (true);
grant create on schema public to mm_across;
set local role mm_across;
-- Deletes a batch of old security events. It returns the number of rows.
create function forget_security_events(older_than timestamptz, most int) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with old as (
      delete from security_event e using (select tenant_id, id from security_event
        where first_at < older_than limit most) o
      where (e.tenant_id, e.id) = (o.tenant_id, o.id) returning 1
    ) select count(*) from old;
  end;
revoke execute on function forget_security_events from public;
grant execute on function forget_security_events to mm_worker;
reset role;
revoke create on schema public from mm_across;
