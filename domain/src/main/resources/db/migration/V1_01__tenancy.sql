grant usage on schema public to mm_api, mm_worker, mm_across, mm_authenticator;

-- Restricts a table to the transaction's tenant. If no tenant is set, nullif gives NULL, and no row can be read or
-- written.
create procedure keep_within_tenant(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format($p$create policy within_tenant on %s
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
end $$;

-- Restricts a table to ADMIN and to the workers (SYSTEM).
create procedure keep_to_admins(t regclass) language plpgsql as $$
begin
  execute format($p$create policy admins_only on %s as restrictive to mm_owner, mm_api, mm_worker
    using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM'))$p$, t);
end $$;

-- What every table gets whose rows change: updated_at, the instant of the transaction that last changed the row. By hand,
-- where no use case has set an instant, it is the clock's.
create function note_update() returns trigger language plpgsql as $$
begin
  new.updated_at := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  return new;
end $$;
create procedure keeps_updated_at(t regclass) language plpgsql as $$
begin
  execute format('alter table %s add updated_at timestamptz not null', t);
  execute format('create trigger note_update before insert or update on %s for each row execute function note_update()', t);
end $$;

create table tenant (
  tenant_id uuid primary key default uuidv7(),
  name text not null check (length(name) between 1 and 200),
  clerk_organization text not null unique,
  created_at timestamptz not null
);
call keep_within_tenant('tenant');
grant select on tenant to mm_api, mm_worker;

-- Finds the tenant of a Clerk organization. It reads across tenants because the tenant is not known yet.
grant create on schema public to mm_across;
grant select (tenant_id, clerk_organization) on tenant to mm_across;
create policy across_tenants on tenant for select to mm_across using (true);
set local role mm_across;
create function tenant_of_clerk_organization(organization text) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  return (select tenant_id from tenant where clerk_organization = organization);
revoke execute on function tenant_of_clerk_organization from public;
grant execute on function tenant_of_clerk_organization to mm_owner;
reset role;
revoke create on schema public from mm_across;
