-- The answers to commands, kept for seven days. They are sealed, so a dump without the key does not reveal them.
create table idempotency_key (
  tenant_id uuid not null references tenant,
  -- Id of the member who used the key, or of the row whose token authenticated the request.
  scope uuid not null,
  key text not null check (length(key) between 1 and 255),
  -- The command's hash. It is sealed because a password could be guessed from a plain hash.
  request bytea not null,
  answer bytea,
  created_at timestamptz not null,
  primary key (tenant_id, scope, key)
);
create index on idempotency_key (tenant_id, created_at);
call keep_within_tenant('idempotency_key');
grant select, insert, update on idempotency_key to mm_api;

grant create on schema public to mm_across;
grant select (created_at), delete on idempotency_key to mm_across;
create policy across_tenants on idempotency_key for all to mm_across using (true);
set local role mm_across;
create function forget_idempotency_keys(older_than timestamptz) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with gone as (delete from idempotency_key where created_at < older_than returning 1) select count(*) from gone;
  end;
revoke execute on function forget_idempotency_keys from public;
grant execute on function forget_idempotency_keys to mm_worker;
reset role;
revoke create on schema public from mm_across;
