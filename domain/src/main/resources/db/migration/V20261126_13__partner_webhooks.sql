-- A partner of a studio, which sends webhooks. Its secret is derived from its generation and key. After a rotation the secret
-- of the generation before stays valid until previous_valid_until.
create table partner (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  name text not null check (length(name) between 1 and 200),
  status text not null check (status in ('ACTIVE', 'PAUSED')),
  generation int not null,
  key_id text not null,
  previous_key_id text,
  previous_valid_until timestamptz,
  created_by_id uuid not null,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by_id) references member,
  check ((previous_key_id is null) = (previous_valid_until is null))
);
-- A webhook names its partner before its tenant is known.
create unique index partner_id on partner (id);
create index on partner (tenant_id, created_by_id);
call keeps_updated_at('partner');
call keep_within_tenant('partner');
call keep_to_admins('partner');
grant select, insert, update on partner to mm_api;

-- What partners sent. A row is never deleted, so that a repeated webhook is recognized for good.
create table partner_webhook (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  partner_id uuid not null,
  -- The partner's own id, the same for each of its retries.
  webhook_id text not null check (length(webhook_id) between 1 and 255),
  envelope_version text not null,
  type text not null check (length(type) between 1 and 100),
  -- UTF-8, exactly as it was signed.
  body text not null,
  body_sha256 bytea not null,
  received_at timestamptz not null,
  status text not null check (status in ('RECEIVED', 'HANDLED', 'UNHANDLED')),
  handle_due_at timestamptz,
  handled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, partner_id, webhook_id),
  foreign key (tenant_id, partner_id) references partner,
  check ((status = 'RECEIVED') = (handle_due_at is not null)),
  check ((status = 'HANDLED') = (handled_at is not null))
);
create index on partner_webhook (tenant_id, partner_id, id);
create index on partner_webhook (tenant_id, partner_id, status, id);
create index on partner_webhook (tenant_id, partner_id, received_at, id);
create index on partner_webhook (tenant_id, handle_due_at) where handle_due_at is not null;
call keeps_updated_at('partner_webhook');
call keep_within_tenant('partner_webhook');
call keep_to_admins('partner_webhook');
grant select, insert, update on partner_webhook to mm_api;
grant select, update on partner_webhook to mm_worker;
call has_workflow('partner_webhook', 'PartnerWebhook', next_at => 'handle_due_at',
  reads => '{tenant_id, id, handle_due_at}');

-- Finds what verifies a signature of a partner. It reads across tenants because the tenant is not known yet.
grant select (tenant_id, id, status, generation, key_id, previous_key_id, previous_valid_until) on partner
  to mm_authenticator;
create policy authentication on partner for select to mm_authenticator using (true);
grant create on schema public to mm_authenticator;
set local role mm_authenticator;
create function signer_of_webhooks(the_partner uuid, out tenant_id uuid, out id uuid, out status text,
    out generation int, out key_id text, out previous_key_id text, out previous_valid_until timestamptz)
    returns setof record
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select p.tenant_id, p.id, p.status, p.generation, p.key_id, p.previous_key_id, p.previous_valid_until
    from partner p where p.id = the_partner;
  end;
revoke execute on function signer_of_webhooks from public;
grant execute on function signer_of_webhooks to mm_api;
reset role;
revoke create on schema public from mm_authenticator;
