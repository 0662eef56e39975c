-- The ids of verified vendor webhooks, kept so that a repeated one changes nothing. Bodies are not kept.
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
