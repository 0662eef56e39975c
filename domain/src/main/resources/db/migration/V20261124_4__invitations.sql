create table invitation (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  invited_by uuid not null,
  status text not null check (status in ('PENDING', 'ACCEPTED', 'EXPIRED', 'REVOKED', 'UNDELIVERABLE')),
  version bigint not null default 1,
  -- The token is derived from these, and never stored: see Tokens.
  generation int not null,
  key_id text not null,
  token_sha256 bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Each step of the workflow has the instant at which it is due, NULL once it is done or not wanted.
  mail_due_at timestamptz,
  reminder_due_at timestamptz,
  check_due_at timestamptz,
  mailed_at timestamptz,
  reminded_at timestamptz,
  closed_at timestamptz,
  -- The next instant at which something is due: what the sweep goes by.
  next_at timestamptz generated always as
    (case when status = 'PENDING' then least(expires_at, mail_due_at, reminder_due_at, check_due_at) end) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, invited_by) references member
);
create unique index one_pending_invitation on invitation (tenant_id, member_id) where status = 'PENDING';
create index on invitation (tenant_id, member_id);
create index on invitation (tenant_id, invited_by);
create index on invitation (tenant_id, next_at) where next_at is not null;
create index on invitation (tenant_id, status, id);
call keep_within_tenant('invitation');
call keep_to_admins('invitation');
grant select, insert, update on invitation to mm_api;
grant select, update on invitation to mm_worker;

-- Each message to a person. Its id is the vendor's idempotency key; its bytes are rebuilt from template and data.
create table delivery (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  subject_id uuid not null,
  generation int not null,
  template text not null,
  data jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  vendor_id text,
  outcome text check (outcome in ('DELIVERED', 'UNDELIVERABLE')),
  primary key (tenant_id, id),
  unique (tenant_id, subject_id, generation, template),
  foreign key (tenant_id, member_id) references member
);
create index on delivery (tenant_id, member_id);
call keep_within_tenant('delivery');
call keep_to_admins('delivery');
grant select on delivery to mm_api;
grant select, insert, update on delivery to mm_worker;

-- What a vendor called us about: verified, and kept so that a second call changes nothing. Bodies are not kept.
create table vendor_webhook (
  tenant_id uuid not null references tenant,
  vendor text not null,
  id text not null,
  type text not null,
  received_at timestamptz not null,
  primary key (tenant_id, vendor, id)
);
call keep_within_tenant('vendor_webhook');
call keep_to_admins('vendor_webhook');
grant select, insert on vendor_webhook to mm_api;

-- The sweep: signals each row that was due before an instant and that nothing seems to act on ('infinity': each open
-- row). A step parked until later is left alone, a deadline never. A further workflow adds its table with UNION ALL.
grant create on schema public to mm_across;
grant insert, select (workflow_id) on outbox to mm_across;
grant select on invitation, parked_step to mm_across;
create policy across_tenants_insert on outbox for insert to mm_across with check (true);
create policy across_tenants_select on outbox for select to mm_across using (true);
create policy across_tenants on invitation for select to mm_across using (true);
create policy across_tenants on parked_step for select to mm_across using (true);
set local role mm_across;
create function signal_open_rows(due_before timestamptz, as_of timestamptz) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with open_row (tenant_id, workflow_type, workflow_id, id, deadline) as (
      select tenant_id, 'Invitation', 'invitation:' || id, id, expires_at from invitation where next_at < due_before
    ), signalled as (
      insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
      select tenant_id, workflow_type, workflow_id, id, 'swept', workflow_type || ', taken up by the sweep', as_of
      from open_row o
      where not exists (select from outbox q where q.workflow_id = o.workflow_id)
        and (o.deadline < due_before or not exists (select from parked_step p
          where p.tenant_id = o.tenant_id and p.workflow_type = o.workflow_type and p.subject_id = o.id
            and p.left_at is null and p.retry_at >= due_before))
      returning 1
    ) select count(*) from signalled;
  end;
revoke execute on function signal_open_rows from public;
grant execute on function signal_open_rows to mm_worker;
reset role;
revoke create on schema public from mm_across;
