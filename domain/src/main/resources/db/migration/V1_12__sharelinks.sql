-- A link that shows a version of a film without an account.
create table share_link (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  asset_version_id uuid not null,
  status text not null check (status in ('OPEN', 'EXPIRED', 'REVOKED')),
  version bigint not null default 1,
  -- The token is derived from these and never stored: see Tokens.
  generation int not null,
  key_id text not null,
  token_sha256 bytea not null,
  password_hash text check (password_hash like '$argon2id$%'),
  -- 1 plus the number of extensions. Each term has its own warning.
  term int not null default 1,
  created_by_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When to warn the owner; NULL when done or not due.
  warning_due_at timestamptz,
  warned_at timestamptz,
  closed_at timestamptz,
  next_at timestamptz generated always as
    (case when status = 'OPEN' then least(expires_at, warning_due_at) end) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id, asset_version_id) references asset_version (tenant_id, project_id, id),
  foreign key (tenant_id, created_by_id) references member
);
create index on share_link (tenant_id, asset_version_id, id);
create index on share_link (tenant_id, created_by_id);
create index on share_link (tenant_id, next_at) where next_at is not null;
call keeps_updated_at('share_link');
call keep_within_tenant('share_link');
call keep_within_projects('share_link', 'project_id');
call keep_writes_to('share_link', 'ADMIN,AGENCY');
grant select, insert, update on share_link to mm_api;
grant select, update on share_link to mm_worker;
call has_workflow('share_link', 'ShareLink', deadline => 'expires_at');
