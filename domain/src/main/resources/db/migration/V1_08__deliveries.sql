-- One message to a member or to Slack. Its id is the vendor's idempotency key. The message is rebuilt from template and
-- data.
create table delivery (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  channel text not null check (channel in ('MAIL', 'SLACK')),
  member_id uuid,
  -- The type of the feature's workflow, and the id of its row.
  subject_type text not null,
  subject_id uuid not null,
  generation int not null,
  template text not null,
  data jsonb not null,
  created_at timestamptz not null,
  -- Set before a call to Slack, because Slack neither deduplicates nor can be asked.
  attempted_at timestamptz,
  sent_at timestamptz,
  vendor_id text,
  outcome text check (outcome in ('DELIVERED', 'UNDELIVERABLE')),
  -- When to ask the vendor for the outcome. Set by the vendor's webhook, NULL after its answer.
  check_due_at timestamptz,
  primary key (tenant_id, id),
  -- One template may go to several members about the same subject.
  unique nulls not distinct (tenant_id, subject_id, generation, template, member_id),
  foreign key (tenant_id, member_id) references member,
  check ((channel = 'MAIL') = (member_id is not null))
);
create index on delivery (tenant_id, member_id);
create index on delivery (tenant_id, check_due_at) where check_due_at is not null;
call keeps_updated_at('delivery');
call keep_within_tenant('delivery');
call keep_to_admins('delivery');
grant select, update (attempted_at, check_due_at, vendor_id) on delivery to mm_api;
grant select, insert, update on delivery to mm_worker;
call has_workflow('delivery', 'Delivery', next_at => 'check_due_at', reads => '{tenant_id, id, check_due_at}');
