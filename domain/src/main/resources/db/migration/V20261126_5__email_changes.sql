-- A member's request to change their own e-mail address. There is one row for each member: a newer request is the row's
-- next generation.
create table email_change (
  tenant_id uuid not null,
  member_id uuid not null,
  status text not null check (status in ('OPEN', 'CONFIRMED', 'EXPIRED', 'CANCELLED')),
  -- Personal data, kept while the request is open only.
  new_email text check (length(new_email) between 3 and 254 and new_email = lower(new_email)),
  -- The token is derived from these and never stored: see Tokens.
  generation int not null,
  key_id text not null,
  token_sha256 bytea not null,
  -- The requests of the hour that began then, which are limited.
  hour_began_at timestamptz not null,
  hour_count int not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When to send the notice to the present address, and the link to the new one; NULL when done or not due.
  notice_due_at timestamptz,
  mail_due_at timestamptz,
  closed_at timestamptz,
  next_at timestamptz generated always as
    (case when status = 'OPEN' then least(expires_at, notice_due_at, mail_due_at) end) stored,
  check ((status = 'OPEN') = (new_email is not null)),
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member
);
create index on email_change (tenant_id, next_at) where next_at is not null;
call keeps_updated_at('email_change');
call keep_within_tenant('email_change');
create policy self_or_admin on email_change as restrictive to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
    or member_id = (select nullif(current_setting('app.member_id', true), '')::uuid));
grant select, insert, update on email_change to mm_api;
grant select, update on email_change to mm_worker;
call has_workflow('email_change', 'EmailChange', id => 'member_id', deadline => 'expires_at',
  reads => '{tenant_id, member_id, next_at, expires_at}');
