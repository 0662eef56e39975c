-- A machine is a member without an address. It comes by its API key, which has the same id.
alter table member add kind text not null default 'PERSON' check (kind in ('PERSON', 'MACHINE'));
alter table member alter email drop not null;
alter table member add check ((kind = 'MACHINE') = (email is null));

create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  token_sha256 bytea not null,
  created_by_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  -- Noted at most once a minute.
  last_used_at timestamptz,
  revoked_at timestamptz,
  version bigint not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references member,
  foreign key (tenant_id, created_by_id) references member
);
create index on api_key (tenant_id, created_by_id);
call keeps_updated_at('api_key');
call keep_within_tenant('api_key');
call keep_to_admins('api_key');
grant select, insert, update on api_key to mm_api;

-- Enters as the other functions of V1_05 do, and notes the use. A second use at the same time does not wait.
grant select (tenant_id, id, token_sha256, expires_at, last_used_at, revoked_at), update (last_used_at) on api_key
  to mm_authenticator;
create policy authentication on api_key for select to mm_authenticator using (true);
create policy authentication_use on api_key for update to mm_authenticator using (true);
grant create on schema public to mm_authenticator;
set local role mm_authenticator;
create function enter_by_api_key(the_tenant uuid, the_key uuid, sha256 bytea, as_of text,
    out tenant_id uuid, out member_id uuid, out role text, out now text, out lock_timeout text) returns setof record
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with entered as (
      select m.tenant_id, m.id, m.role from api_key k join member m on (m.tenant_id, m.id) = (k.tenant_id, k.id)
      where (k.tenant_id, k.id) = (the_tenant, the_key) and k.token_sha256 = sha256 and m.status = 'ACTIVE'
        and k.revoked_at is null and coalesce(k.expires_at, 'infinity') > as_of::timestamptz
    ), unnoted as (
      select k.tenant_id, k.id from api_key k join entered e on (e.tenant_id, e.id) = (k.tenant_id, k.id)
      where coalesce(k.last_used_at, '-infinity') <= as_of::timestamptz - interval '1 minute'
      for update of k skip locked
    ), noted as (
      update api_key k set last_used_at = as_of::timestamptz
      from unnoted u where (k.tenant_id, k.id) = (u.tenant_id, u.id)
    )
    select set_config('app.tenant_id', e.tenant_id::text, true)::uuid, set_config('app.member_id', e.id::text, true)::uuid,
      set_config('app.role', e.role, true), set_config('app.now', as_of, true), set_config('lock_timeout', '2s', true)
    from entered e;
  end;
revoke execute on function enter_by_api_key from public;
grant execute on function enter_by_api_key to mm_api;
reset role;
revoke create on schema public from mm_authenticator;
