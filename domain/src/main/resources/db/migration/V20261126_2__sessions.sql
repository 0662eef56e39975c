-- A session is renewed by a refresh token and ends. Sessions from before have no refresh token and end within a day.
alter table session
  -- The refresh token is derived from these and never stored: see Tokens.
  add generation int not null default 1,
  add key_id text,
  add token_sha256 bytea,
  -- The beginning of the session, then each refresh.
  add refreshed_at timestamptz not null default now(),
  -- When the session is over unless it is refreshed before.
  add expires_at timestamptz not null default now() + interval '1 day',
  add ended_at timestamptz,
  -- For the member to recognize the session by: a browser's name, and a network.
  add device text,
  add network text;
alter table session alter refreshed_at drop default, alter expires_at drop default;
grant update on session to mm_api;

-- The same function, which now refuses a session that has ended or is over.
grant select (ended_at, expires_at) on session to mm_authenticator;
grant create on schema public to mm_authenticator;
set local role mm_authenticator;
create or replace function enter_by_session(the_tenant uuid, the_session uuid, as_of text,
    out tenant_id uuid, out member_id uuid, out role text, out now text, out lock_timeout text) returns setof record
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    select set_config('app.tenant_id', m.tenant_id::text, true)::uuid, set_config('app.member_id', m.id::text, true)::uuid,
      set_config('app.role', m.role, true), set_config('app.now', as_of, true), set_config('lock_timeout', '2s', true)
    from session s join member m on (m.tenant_id, m.id) = (s.tenant_id, s.member_id)
    where (s.tenant_id, s.id) = (the_tenant, the_session) and s.ended_at is null and s.expires_at > as_of::timestamptz
      and m.status = 'ACTIVE';
  end;
reset role;
revoke create on schema public from mm_authenticator;

-- A request for a sign-in link. The API stores it whether or not somebody has this address, so its answer tells nothing. A
-- worker deletes it once the links are on their way. The table belongs to no tenant: the address decides the tenants.
create table sign_in_request (
  id bigint generated always as identity primary key,
  email text not null check (length(email) between 3 and 254 and email = lower(email)),
  requested_at timestamptz not null,
  -- The origin, for the audit log.
  request_id text not null,
  address text,
  agent text,
  -- Both lease and backoff: a claim moves it forward.
  due_at timestamptz not null
);
create index on sign_in_request (due_at);
alter table sign_in_request enable row level security;
alter table sign_in_request force row level security;
create policy requests on sign_in_request for insert to mm_api with check (email is not null);
create policy worker_selects on sign_in_request for select to mm_worker using (true);
create policy worker_claims on sign_in_request for update to mm_worker using (true);
create policy worker_deletes on sign_in_request for delete to mm_worker using (true);
grant insert on sign_in_request to mm_api;
grant select, update, delete on sign_in_request to mm_worker;

-- A member's link to sign in by mail. There is one row for each member: a newer link is the row's next generation.
create table sign_in_link (
  tenant_id uuid not null,
  member_id uuid not null,
  status text not null check (status in ('OPEN', 'USED', 'EXPIRED')),
  -- The token is derived from these and never stored: see Tokens.
  generation int not null,
  key_id text not null,
  token_sha256 bytea not null,
  -- The request that this generation serves, so that a request served twice makes one link.
  request_id bigint not null,
  -- The links of the hour that began then, which are limited.
  hour_began_at timestamptz not null,
  links_in_hour int not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When to send the mail; NULL when done or not due.
  mail_due_at timestamptz,
  mailed_at timestamptz,
  closed_at timestamptz,
  next_at timestamptz generated always as
    (case when status = 'OPEN' then least(expires_at, mail_due_at) end) stored,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member
);
create index on sign_in_link (tenant_id, next_at) where next_at is not null;
call keeps_updated_at('sign_in_link');
call keep_within_tenant('sign_in_link');
call keep_to_admins('sign_in_link');
grant select, update on sign_in_link to mm_api;
grant select, insert, update on sign_in_link to mm_worker;
call has_workflow('sign_in_link', 'SignInLink', id => 'member_id', deadline => 'expires_at',
  reads => '{tenant_id, member_id, next_at, expires_at}');

-- The active members of an address, over all studios. mm_across may not own it: its view person would show them to all.
create index member_email on member (email);
grant select (email) on member to mm_authenticator;
grant create on schema public to mm_authenticator;
set local role mm_authenticator;
create function active_members_of(address text) returns table (tenant_id uuid, member_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select m.tenant_id, m.id from member m where m.email = address and m.status = 'ACTIVE';
  end;
revoke execute on function active_members_of from public;
grant execute on function active_members_of to mm_worker;
reset role;
revoke create on schema public from mm_authenticator;
