create table member (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  email text not null check (length(email) between 3 and 254 and email = lower(email)),
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('ADMIN', 'AGENCY', 'GUEST')),
  status text not null check (status in ('INVITED', 'ACTIVE')),
  clerk_user text,
  version bigint not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, email),
  unique (tenant_id, clerk_user)
);
call keeps_updated_at('member');
call keep_within_tenant('member');
create policy self_or_admin on member as restrictive to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
    or id = (select nullif(current_setting('app.member_id', true), '')::uuid));
grant select, insert, update on member to mm_api;
grant select on member to mm_worker;

-- What members see of each other. The view reads as mm_across, which may read these columns alone, within the tenant.
grant select (tenant_id, id, name) on member to mm_across;
grant create on schema public to mm_across;
set local role mm_across;
create view person as select tenant_id, id, name from member;
grant select on person to mm_api, mm_worker;
reset role;
revoke create on schema public from mm_across;

create table session (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references member
);
create index on session (tenant_id, member_id);
call keep_within_tenant('session');
create policy self_or_admin on session as restrictive to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
    or member_id = (select nullif(current_setting('app.member_id', true), '')::uuid));
grant select, insert on session to mm_api;

-- The member behind a credential. Each function also sets the tenant, the member, the role and the instant for the
-- transaction: its columns are the results of set_config. Without an active member it returns no row and sets nothing.
grant select (tenant_id, clerk_organization) on tenant to mm_authenticator;
grant select (tenant_id, id, role, status, clerk_user) on member to mm_authenticator;
grant select (tenant_id, id, member_id) on session to mm_authenticator;
create policy authentication on tenant for select to mm_authenticator using (true);
create policy authentication on member for select to mm_authenticator using (true);
create policy authentication on session for select to mm_authenticator using (true);
grant create on schema public to mm_authenticator;
set local role mm_authenticator;
create function enter_by_clerk(organization text, the_user text, as_of text,
    out tenant_id uuid, out member_id uuid, out role text, out now text, out lock_timeout text) returns setof record
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    select set_config('app.tenant_id', m.tenant_id::text, true)::uuid, set_config('app.member_id', m.id::text, true)::uuid,
      set_config('app.role', m.role, true), set_config('app.now', as_of, true), set_config('lock_timeout', '2s', true)
    from tenant t join member m on m.tenant_id = t.tenant_id
    where t.clerk_organization = organization and m.clerk_user = the_user and m.status = 'ACTIVE';
  end;
create function enter_by_session(the_tenant uuid, the_session uuid, as_of text,
    out tenant_id uuid, out member_id uuid, out role text, out now text, out lock_timeout text) returns setof record
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    select set_config('app.tenant_id', m.tenant_id::text, true)::uuid, set_config('app.member_id', m.id::text, true)::uuid,
      set_config('app.role', m.role, true), set_config('app.now', as_of, true), set_config('lock_timeout', '2s', true)
    from session s join member m on (m.tenant_id, m.id) = (s.tenant_id, s.member_id)
    where (s.tenant_id, s.id) = (the_tenant, the_session) and m.status = 'ACTIVE';
  end;
revoke execute on function enter_by_clerk, enter_by_session from public;
grant execute on function enter_by_clerk, enter_by_session to mm_api;
reset role;
revoke create on schema public from mm_authenticator;

create table invitation (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  invited_by_id uuid not null,
  -- Granted on acceptance. A later invitation of the same member may have other values.
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('ADMIN', 'AGENCY', 'GUEST')),
  status text not null check (status in ('PENDING', 'ACCEPTED', 'EXPIRED', 'REVOKED', 'UNDELIVERABLE')),
  version bigint not null default 1,
  -- The token is derived from these and never stored: see Tokens.
  generation int not null,
  key_id text not null,
  token_sha256 bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Each step of the workflow has a due instant, which is NULL when the step is done or not due.
  mail_due_at timestamptz,
  reminder_due_at timestamptz,
  check_due_at timestamptz,
  mailed_at timestamptz,
  reminded_at timestamptz,
  closed_at timestamptz,
  -- The next due instant; the sweep reads it.
  next_at timestamptz generated always as
    (case when status = 'PENDING' then least(expires_at, mail_due_at, reminder_due_at, check_due_at) end) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, invited_by_id) references member
);
create unique index one_pending_invitation on invitation (tenant_id, member_id) where status = 'PENDING';
create index on invitation (tenant_id, member_id);
create index on invitation (tenant_id, invited_by_id);
create index on invitation (tenant_id, next_at) where next_at is not null;
create index on invitation (tenant_id, status, id);
call keeps_updated_at('invitation');
call keep_within_tenant('invitation');
call keep_to_admins('invitation');
grant select, insert, update on invitation to mm_api;
grant select, update on invitation to mm_worker;
call has_workflow('invitation', 'Invitation', deadline => 'expires_at');
