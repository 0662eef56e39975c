-- The feed and the audit log: one row for each mutation of one subject, never changed.
create table event (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  -- Order of commit, by which readers miss nothing: see Events.
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity,
  type text not null,
  actor_role text not null,
  actor_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  at timestamptz not null,
  request_id text not null,
  batch_id uuid,
  -- SHA-256 of the salted details, so that a seal survives their erasure.
  details_sha256 bytea not null,
  primary key (tenant_id, id)
);
create index on event (tenant_id, xid, seq);
create index on event (tenant_id, subject_id, xid, seq);
call keep_within_tenant('event');
call keep_to_admins('event');
grant select, insert on event to mm_api, mm_worker;

-- What only the audit log shows. Erasable: a row may go, its event and its hash stay.
create table event_details (
  tenant_id uuid not null,
  event_id uuid not null,
  salt bytea not null,
  -- Text, not jsonb: the hash is of these very bytes.
  details text not null check (details is json),
  primary key (tenant_id, event_id),
  foreign key (tenant_id, event_id) references event
);
call keep_within_tenant('event_details');
call keep_to_admins('event_details');
grant select, insert on event_details to mm_api, mm_worker;
